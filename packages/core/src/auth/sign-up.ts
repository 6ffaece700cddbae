import type { SignUp } from "@latch/contract";
import { authenticationOf } from "../admission/proof.ts";
import type { IssuedTokens } from "../sessions/issue-tokens.ts";
import type { StartSession } from "../sessions/start-session.ts";
import type { OpenContext } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import type { OneTimeTokens } from "./one-time-tokens.ts";
import type { OpenAccount } from "./open-account.ts";

type Deps = {
  openAccount: OpenAccount;
  startSession: StartSession;
  tokens: OneTimeTokens;
  clock: Clock;
};

/**
 * Signs up a user: creates the account, starts a session and sends the verification link.
 * @throws `invalid_request` for a weak password, `email_taken`, `username_taken`
 */
export const createSignUp =
  ({ openAccount, startSession, tokens, clock }: Deps) =>
  async (ctx: OpenContext, input: SignUp): Promise<IssuedTokens> => {
    const user = await openAccount(ctx, input);
    const [result] = await Promise.all([
      startSession(ctx, user, {
        authentication: authenticationOf([
          { method: "password", userId: user.userId, atMs: clock() },
        ]),
      }),
      tokens.issue("verify_email", user, ctx.caller),
    ]);
    return result;
  };
