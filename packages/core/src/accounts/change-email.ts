import type { EmailChange, UserId } from "@latch/contract";
import { type ConfirmOperation, requireSettledFactor } from "../auth/confirm-operation.ts";
import type { OneTimeTokens } from "../auth/one-time-tokens.ts";
import type { Context } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { type Precondition, requirePrecondition } from "../shared/precondition.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { requireHourlyLimit } from "../shared/require-hourly-limit.ts";
import type { Throttle } from "../shared/throttle.ts";
import { asPrincipal, type ChangeUser } from "../users/change-user.ts";
import { findAccountId } from "../users/find-account-id.ts";
import { heldEmails } from "../users/former-email.ts";
import { emailIdentifier, possibleIdentifiers } from "../users/identifiers.ts";
import type { UserStore } from "../users/user.ts";

type Deps = {
  confirmOperation: ConfirmOperation;
  users: UserStore;
  changeUser: ChangeUser;
  tokens: OneTimeTokens;
  throttle: Throttle;
  clock: Clock;
};

/** The maximum number of mails in an hour from one account to one new address. */
const perAddress = 3;
/** The maximum number of mails in an hour from all accounts to one new address. */
const perRecipient = 5;
/** The maximum number of requests of one account in an hour. */
const perAccount = 10;
/** The maximum number of changes within the time for which a former address is held. */
const perHold = 3;

/**
 * Returns a function that sends a link to a new email address. Following the link changes the address and
 * notifies the old one. A request replaces the previous one, whose link is then invalid. For a taken
 * address the response and the work are the same, but no mail is sent.
 * @throws `reauthentication_required`, `invalid_credentials`, `rate_limited`, `precondition_failed`, `conflict`
 */
export function createChangeEmail(deps: Deps) {
  const { confirmOperation, users, changeUser, tokens, throttle, clock } = deps;

  /** Returns whether an address is a former one of another account that can still undo its change. */
  async function isHeldByOther(email: string, userId: UserId): Promise<boolean> {
    const holds = await Promise.all(possibleIdentifiers(email).map(users.findHold));
    return holds.some((hold) => hold && hold.userId !== userId && hold.expiresAt * 1000 > clock());
  }

  return async (
    ctx: Context,
    { email, password, precondition }: EmailChange & { precondition?: Precondition },
  ): Promise<void> => {
    const confirmed = await confirmOperation(ctx, { password });
    requireSettledFactor(confirmed);
    const { user: proved, proofWrites } = confirmed;
    requirePrecondition(proved.version, precondition);
    const recipient = emailIdentifier(email);
    const held = heldEmails(proved, clock());
    if (held.length >= perHold) {
      const secondsLeft = Math.ceil(Number(held[0]?.heldUntil) - clock() / 1000);
      throw new ProblemError("rate_limited", { retryAfterSeconds: secondsLeft });
    }
    const [accountId, isHeld] = await Promise.all([
      findAccountId(users, email),
      isHeldByOther(email, proved.userId),
      requireHourlyLimit(throttle, `change-email#${proved.userId}`, perAccount),
      requireHourlyLimit(throttle, `change-email#${proved.userId}#${recipient}`, perAddress),
      requireHourlyLimit(throttle, `change-email#${recipient}`, perRecipient),
    ]);
    const newToken = await tokens.derive();
    await changeUser(
      proved.userId,
      (before) => {
        // The password has changed since: the proof was of an earlier state.
        if (before.passwordHash !== proved.passwordHash) throw new ProblemError("conflict");
        return { ...before, pendingEmail: email };
      },
      asPrincipal(ctx),
      {
        precondition,
        atomicWrites: (_before, after) => ({
          proofWrites,
          issuedToken:
            accountId || isHeld
              ? newToken.decoy()
              : newToken.forUser("change_email", { ...after, email }),
        }),
        notFoundCode: "unauthenticated",
      },
    );
  };
}
