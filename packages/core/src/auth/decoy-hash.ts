import type { Clock } from "../shared/ports.ts";
import type { Identifier } from "../users/identifiers.ts";
import type {
  PasswordFormatCount,
  PasswordFormatStore,
  PasswordFormatTools,
} from "./password-formats.ts";

/** How long a process uses the count that it has read. */
const cacheMs = 10 * 60_000;

type Deps = {
  passwordFormats: Pick<PasswordFormatStore, "get">;
  tools: Pick<PasswordFormatTools, "fractionOf">;
  clock: Clock;
};

/**
 * Creates the draw of hashes for identifiers without a stored hash. Their formats have the proportions of the
 * stored ones, and an identifier keeps its format, so that the work of a login does not reveal whether
 * an account exists, also after the hash settings changed (OWASP ASVS 5.0, 6.3.8).
 */
export function createDecoyHash({ passwordFormats, tools, clock }: Deps) {
  let cached: PasswordFormatCount | undefined;
  let readAtMs = Number.NEGATIVE_INFINITY;

  return {
    /** Reads the count again if it is old. Callers await it in parallel with another call. */
    async refresh(): Promise<void> {
      const now = clock();
      if (now - readAtMs < cacheMs) return;
      readAtMs = now;
      try {
        cached = await passwordFormats.get();
      } catch (error) {
        readAtMs = Number.NEGATIVE_INFINITY;
        throw error;
      }
    },

    /**
     * Returns a hash that no password matches.
     * @returns undefined before the first count; the hasher then hashes in the current format
     */
    async draw(identifier: Identifier): Promise<string | undefined> {
      if (!cached) return undefined;
      const { formats, drawKey } = cached;
      const total = formats.reduce((sum, { accounts }) => sum + accounts, 0);
      let left = (await tools.fractionOf(drawKey, identifier)) * total;
      // In a fixed order, so that a change of the proportions moves few identifiers.
      const ordered = [...formats].sort((one, other) => (one.hash < other.hash ? -1 : 1));
      return ordered.find(({ accounts }) => {
        left -= accounts;
        return left < 0;
      })?.hash;
    },
  };
}
export type DecoyHash = ReturnType<typeof createDecoyHash>;
