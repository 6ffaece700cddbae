import type { TypeId } from "@latch/contract";

/**
 * An address that a confirmed change has replaced. Until `heldUntil` no other account can use it, its
 * owner can undo the change, and it receives the security mails of the account.
 */
export type FormerEmail = {
  /** The id of the notice about the change. */
  changeId: TypeId<"ntc">;
  email: string;
  /** An earlier spelling of the address, see `StoredUser`. */
  emailSpelling?: string;
  /** Set if the account never verified the address, which may belong to another person. */
  neverVerified?: true;
  /** Seconds since 1970. */
  heldUntil: number;
};

/** The time for which a former address is held, and a change can be undone. */
export const holdSeconds = 72 * 3600;

/** Returns the former addresses that are still held, oldest first. */
export const heldEmails = (
  { formerEmails = [] }: { formerEmails?: FormerEmail[] | undefined },
  nowMs: number,
): FormerEmail[] => formerEmails.filter(({ heldUntil }) => heldUntil * 1000 > nowMs);

/**
 * Returns whether no reset links are sent, because a former address has secured the account and can
 * still undo the change.
 */
export const isResetBlocked = (
  { resetBlockedUntil = 0 }: { resetBlockedUntil?: number },
  nowMs: number,
): boolean => resetBlockedUntil * 1000 > nowMs;
