import type { StoredUser } from "./user.ts";

/** The time for which a password that a mailed link has set proves the mailbox only. */
const mailboxOnlyMs = 72 * 3600 * 1000;

/**
 * Returns when the password of an account proves more than the mailbox (ISO 8601); undefined if it does already.
 * A user of the mailbox can set a password, so that the two are one factor until the owner of the account had
 * the time to notice (NIST SP 800-63B-4, section 4.2).
 */
export function passwordCountsFrom(
  { passwordByMailAt }: Pick<StoredUser, "passwordByMailAt">,
  nowMs: number,
): string | undefined {
  if (passwordByMailAt === undefined) return undefined;
  const countsFromMs = Date.parse(passwordByMailAt) + mailboxOnlyMs;
  return nowMs < countsFromMs ? new Date(countsFromMs).toISOString() : undefined;
}
