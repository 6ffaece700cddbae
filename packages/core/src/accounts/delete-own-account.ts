import type { Context } from "../shared/context.ts";
import type { EraseAccount } from "./erase-account.ts";
import type { Reauthenticate } from "./reauthenticate.ts";

type Deps = { reauthenticate: Reauthenticate; erase: EraseAccount["erase"] };

/**
 * Returns a function that deletes the caller's own account, after a check of the password.
 * @throws `invalid_credentials`, `unauthenticated` if it does not exist any more,
 * `last_super_admin`, `conflict`
 */
export const createDeleteOwnAccount =
  ({ reauthenticate, erase }: Deps) =>
  async (ctx: Context, input: { password: string }): Promise<void> => {
    await reauthenticate(ctx, input);
    await erase(ctx, { userId: ctx.principal.userId, notFoundCode: "unauthenticated" });
  };
