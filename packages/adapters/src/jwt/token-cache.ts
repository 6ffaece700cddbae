import type { Clock } from "@latch/core";

/** The maximum number of entries. The oldest is removed first. */
const capacity = 10_000;

/**
 * Creates a cache of verified tokens. An entry is returned until its token expires, and never
 * longer.
 */
export function createTokenCache<T>(clock: Clock) {
  const entries = new Map<string, { value: T; untilMs: number }>();
  return {
    get(token: string): T | undefined {
      const entry = entries.get(token);
      if (!entry) return undefined;
      if (entry.untilMs > clock()) return entry.value;
      entries.delete(token);
      return undefined;
    },
    set(token: string, value: T, untilMs: number): void {
      const oldest = entries.size >= capacity ? entries.keys().next().value : undefined;
      if (oldest !== undefined) entries.delete(oldest);
      entries.set(token, { value, untilMs });
    },
  };
}
