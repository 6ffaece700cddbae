import type { EmailChange } from "@latch/contract";
import type { OneTimeTokens } from "../auth/one-time-tokens.ts";
import type { Context } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { Throttle } from "../shared/throttle.ts";
import type { ChangeUser } from "../users/change-user.ts";
import { findAccountId } from "../users/find-account-id.ts";
import { emailIdentifier } from "../users/identifiers.ts";
import type { UserStore } from "../users/user.ts";
import { type ConfirmOperation, requireSettledFactor } from "./confirm-operation.ts";

type Deps = {
  confirmOperation: ConfirmOperation;
  users: UserStore;
  changeUser: ChangeUser;
  tokens: OneTimeTokens;
  throttle: Throttle;
};

const hourSeconds = 3600;
/** The maximum number of mails in an hour from one account to one new address. */
const perAddress = 3;
/** The maximum number of mails in an hour from all accounts to one new address. */
const perRecipient = 5;
/** The maximum number of requests of one account in an hour. */
const perAccount = 10;

/**
 * Returns a function that sends a link to a new email address. Following the link changes the address and
 * notifies the old one. A request replaces the previous one, whose link is then invalid. For a taken
 * address the response and the work are the same, but no mail is sent.
 * @throws `reauthentication_required`, `invalid_credentials`, `rate_limited`, `conflict`
 */
export function createChangeEmail(deps: Deps) {
  const { confirmOperation, users, changeUser, tokens, throttle } = deps;

  /** @throws `rate_limited` above `limit` in an hour */
  async function take(key: string, limit: number): Promise<void> {
    const { count, secondsLeft } = await throttle.take(key, hourSeconds);
    if (count > limit) throw new ProblemError("rate_limited", { retryAfterSeconds: secondsLeft });
  }

  return async (ctx: Context, { email, password }: EmailChange): Promise<void> => {
    const confirmed = await confirmOperation(ctx, { password });
    requireSettledFactor(confirmed);
    const { user: proved, proofWrites } = confirmed;
    const recipient = emailIdentifier(email);
    const [taken] = await Promise.all([
      findAccountId(users, email),
      take(`change-email#${proved.userId}`, perAccount),
      take(`change-email#${proved.userId}#${recipient}`, perAddress),
      take(`change-email#${recipient}`, perRecipient),
    ]);
    const { after } = await changeUser(
      proved.userId,
      (before) => {
        // The password has changed since: the proof was of an earlier state.
        if (before.passwordHash !== proved.passwordHash) throw new ProblemError("conflict");
        return { ...before, pendingEmail: email };
      },
      ctx.caller,
      { atomicWrites: () => ({ proofWrites }), notFoundCode: "unauthenticated" },
    );
    if (taken) return tokens.issueDecoy(ctx.caller);
    await tokens.issue("change_email", { ...after, email }, ctx.caller);
  };
}
