import type { EmailChange } from "@latch/contract";
import type { OneTimeTokens } from "../auth/one-time-tokens.ts";
import type { Context } from "../shared/context.ts";
import { emailIdentifier } from "../users/identifiers.ts";
import type { UserStore } from "../users/user.ts";
import type { Reauthenticate } from "./reauthenticate.ts";

type Deps = { reauthenticate: Reauthenticate; users: UserStore; tokens: OneTimeTokens };

/**
 * Creates the use case that mails a link to a new address. Following the link changes the address
 * and notifies the old one. For a taken address the response and the work are the same, but nothing
 * is mailed.
 * @throws `invalid_credentials`
 */
export const createChangeEmail =
  ({ reauthenticate, users, tokens }: Deps) =>
  async (ctx: Context, { email, password }: EmailChange): Promise<void> => {
    const user = await reauthenticate(ctx, { password });
    const taken = await users.findId(emailIdentifier(email));
    if (taken) return tokens.issueDecoy(ctx.caller);
    await tokens.issue("change_email", { userId: user.userId, email }, ctx.caller);
  };
