import { normalizeEmail } from "@latch/contract";
import { type ChangedUser, withCredentialsEnded, withLinksEnded } from "./change-user.ts";
import { withSettledFactors } from "./factors.ts";
import { type FormerEmail, heldEmails, holdSeconds } from "./former-email.ts";
import type { StoredUser } from "./user.ts";

/** Returns the account with a confirmed new address. It holds the address before. */
export function withEmailChanged(
  before: StoredUser,
  { email, changeId, nowMs }: { email: string; changeId: FormerEmail["changeId"]; nowMs: number },
): StoredUser {
  const { pendingEmail, emailSpelling, ...user } = withLinksEnded(before);
  // An account that has lost its address to its owner holds none.
  const former: FormerEmail[] =
    before.email === undefined
      ? []
      : [
          {
            changeId,
            email: before.email,
            ...(emailSpelling && { emailSpelling }),
            ...(!before.emailVerified && { neverVerified: true }),
            heldUntil: Math.floor(nowMs / 1000) + holdSeconds,
          },
        ];
  const others = heldEmails(before, nowMs).filter(
    (held) => normalizeEmail(held.email) !== normalizeEmail(email),
  );
  return { ...user, email, emailVerified: true, formerEmails: [...others, ...former] };
}

/**
 * Returns the account with a former address restored, and secured. Later changes of the address are undone, too.
 */
export function withEmailRestored(
  before: StoredUser,
  { changeId, email, emailSpelling }: FormerEmail,
  nowMs: number,
): ChangedUser {
  const { user: secured, authenticators } = withAccountSecured(before, nowMs);
  const { resetBlockedUntil, emailSpelling: replaced, formerEmails, ...user } = secured;
  const held = heldEmails(before, nowMs);
  const earlier = held.slice(
    0,
    held.findIndex((former) => former.changeId === changeId),
  );
  const restored = {
    ...user,
    email,
    ...(emailSpelling && { emailSpelling }),
    // The undo proves the address by its link, and the account by its password or factor.
    emailVerified: true,
    ...(earlier.length > 0 && { formerEmails: earlier }),
  };
  return { user: restored, authenticators };
}

/**
 * Returns the account with all sessions, API keys, devices, links and pending changes ended, and its
 * password to be reset (NIST SP 800-63B-4, section 3.1.1.2: a change after evidence of compromise), and the
 * authenticators to delete. Factors of the last 72 hours end at once, as a reset at this moment ends them: they may
 * be the thief's, and the reset that follows can be days later, when they would count as settled and keep the
 * owner out. An owner who added one of them adds it again after the reset.
 */
export function withAccountSecured(before: StoredUser, nowMs: number): ChangedUser {
  const { user: settled, remove } = withSettledFactors(before, nowMs);
  const { pendingEmail, ...user } = withCredentialsEnded(settled);
  const securedAt = new Date(nowMs).toISOString();
  return { user: { ...user, securedAt }, authenticators: { remove } };
}
