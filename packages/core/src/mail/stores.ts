import type { UserId } from "@latch/contract";

/** The result of claiming a mail. */
type ClaimResult =
  /** This process sends the mail, with the key as the provider's idempotency key. */
  | { key: string }
  /** The mail was sent, or permanently rejected. */
  | "settled"
  /** Another process is sending the mail, or crashed while it was. */
  | "busy";

/** The final state of a mail. */
type MailOutcome = { status: "sent"; providerId?: string } | { status: "refused"; reason: string };

/** Stores which mails were sent. Contains no address. */
export interface MailStore {
  /**
   * Claims a mail for the longest time that sending it can take. After a crash, another process can
   * claim it when that time is over.
   * @param now milliseconds since 1970
   */
  claim(mailId: string, now: number): Promise<ClaimResult>;
  /** Records the final state of a mail. @param now milliseconds since 1970 */
  settle(mailId: string, outcome: MailOutcome, now: number): Promise<void>;
  /**
   * Releases the claim on a mail that was not sent. The next attempt uses a new key, or the same
   * with `sameKey`.
   */
  release(mailId: string, options: { sameKey: boolean }): Promise<void>;
  /**
   * Counts a mail in the current hour, by one atomic write, and a repeated one once.
   * @param counter the name of a counter, without an address
   * @param now milliseconds since 1970
   * @returns whether it is within the limit
   */
  count(counter: string, mailId: string, limit: number, now: number): Promise<boolean>;
}

/** When a user last used a device or network (seconds since 1970), by its keyed hash. */
export type KnownDevices = Record<string, number>;

/** Stores the known devices and networks of users. */
export interface KnownDeviceStore {
  /** Returns the known devices of a user; undefined before the first login. */
  get(userId: UserId): Promise<KnownDevices | undefined>;
  /**
   * Adds and removes known devices. Concurrent calls do not overwrite each other.
   * @param change the hashes that were used at `atSeconds`, and those to remove
   */
  record(
    userId: UserId,
    change: { hashes: string[]; removed: string[]; atSeconds: number },
  ): Promise<void>;
  remove(userId: UserId): Promise<void>;
}

/**
 * Hashes a device or network of a user with a secret key. Returns the hash to store, followed by the
 * hashes under previous keys.
 */
export type KnownDeviceHash = (userId: UserId, what: string) => Promise<[string, ...string[]]>;
