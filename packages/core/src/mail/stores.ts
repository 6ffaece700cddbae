import type { UserId } from "@latch/contract";

type Claim =
  /** It is ours to send; the provider knows this attempt by the key. */
  | { key: string }
  /** It was sent, or refused for ever. */
  | "settled"
  /** Somebody else is at it, or was killed while they were. */
  | "busy";

type Settled = { status: "sent"; providerId?: string } | { status: "refused"; reason: string };

/** Which mails were sent. Holds no address. */
export interface MailStore {
  /**
   * Takes a mail on, for as long as sending it can take; who is killed meanwhile has it taken on by
   * somebody else after that. @param now milliseconds
   */
  claim(mailId: string, now: number): Promise<Claim>;
  /** For good. @param now milliseconds */
  settle(mailId: string, outcome: Settled, now: number): Promise<void>;
  /** It was not taken: the next attempt can begin, as another one to the provider or as the same. */
  release(mailId: string, options: { sameKey: boolean }): Promise<void>;
}

/** When a person was last seen with a device or in a network (seconds), by a mark that says neither. */
export type KnownDevices = Record<string, number>;

export interface KnownDeviceStore {
  get(userId: UserId): Promise<KnownDevices | undefined>;
  /**
   * Two log-ins at once are both remembered.
   * @param change marks that were seen at `atSeconds`, and those that are forgotten
   */
  record(
    userId: UserId,
    change: { marks: string[]; forget: string[]; atSeconds: number },
  ): Promise<void>;
  remove(userId: UserId): Promise<void>;
}

/**
 * Marks of something about a person, from which nobody can tell what it is: the one to remember it by,
 * and those of keys that were replaced.
 */
export type KnownDeviceHash = (userId: UserId, what: string) => Promise<[string, ...string[]]>;
