import type { Clock } from "@latch/core";

/** How many verified tokens are remembered; the oldest makes room. */
const capacity = 10_000;

/** Remembers what a verified token said until the token expires, and never longer. */
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
