import type { Clock } from "../shared/ports.ts";
import type {
  PasswordFormat,
  PasswordFormatStore,
  PasswordFormatTools,
} from "./password-formats.ts";

/** The number of accounts that one run reads. */
const accountsPerRun = 2000;
/** The minimum time between two runs, of all processes together. */
const minIntervalMs = 4 * 60_000;
/** The maximum number of formats. The most frequent ones are kept. */
const maxFormats = 50;

type Deps = {
  passwordFormats: PasswordFormatStore;
  tools: Pick<PasswordFormatTools, "formatOf" | "newDrawKey">;
  clock: Clock;
};

/**
 * Creates the scheduled job that counts the formats of stored password hashes. A run reads a limited number
 * of accounts and continues where the last one ended. A complete count replaces the result of the previous
 * one. A process that is killed, or that runs beside another one, leaves the stored count consistent.
 */
export const createCountPasswordFormats =
  ({ passwordFormats, tools, clock }: Deps) =>
  async (): Promise<void> => {
    const before = await passwordFormats.get();
    const now = clock();
    if (before && now - before.countedAtMs < minIntervalMs) return;
    const { hashes, lastUserId } = await passwordFormats.readHashes(
      before?.lastUserId,
      accountsPerRun,
    );
    const counted = addFormats(before?.partial ?? [], hashes.map(tools.formatOf));
    const drawKey = before?.drawKey ?? tools.newDrawKey();
    await passwordFormats.save(before, {
      drawKey,
      countedAtMs: now,
      ...(lastUserId === undefined
        ? { formats: counted, partial: [] }
        : { formats: before?.formats ?? [], partial: counted, lastUserId }),
    });
  };

function addFormats(counted: PasswordFormat[], found: string[]): PasswordFormat[] {
  const accounts = new Map(counted.map((format) => [format.hash, format.accounts]));
  for (const hash of found) accounts.set(hash, (accounts.get(hash) ?? 0) + 1);
  return [...accounts]
    .map(([hash, count]) => ({ hash, accounts: count }))
    .sort((one, other) => other.accounts - one.accounts)
    .slice(0, maxFormats);
}
