import { ProblemError } from "../shared/problem-error.ts";
import { withLinksEnded } from "./change-user.ts";
import type { StoredUser } from "./user.ts";

/**
 * Returns an account that has no address with one for which the operator vouches. It is not verified: the user
 * proves it at the next login, together with the password, or by a reset of the password.
 *
 * An operator gives an address and not a secret, because an address leaves a trace in the account, receives the
 * security mails from then on, and is proven by the person (NIST SP 800-63B-4, section 4.2.1.2); a one-time
 * credential would pass through the hands of the operator. The account must have lost its factors by a reset with a
 * reason, which has ended everything that was issued before.
 * @throws `email_not_settable`
 */
export function withEmailSet(before: StoredUser, email: string): StoredUser {
  if (before.email !== undefined || !before.factorReset) {
    throw new ProblemError("email_not_settable");
  }
  const { pendingEmail, ...user } = withLinksEnded(before);
  return { ...user, email, emailVerified: false, emailTrusted: true };
}
