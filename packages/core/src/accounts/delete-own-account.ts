import type { Context } from "../shared/context.ts";
import type { EraseAccount } from "./erase-account.ts";
import type { Reauthenticate } from "./reauthenticate.ts";

type Deps = { reauthenticate: Reauthenticate; erase: EraseAccount["erase"] };

/**
 * Deletes the caller's own account, after the password has been checked again.
 * @throws `invalid_credentials`, `unauthenticated` when it is gone already, `last_super_admin`, `conflict`
 */
export const createDeleteOwnAccount =
  ({ reauthenticate, erase }: Deps) =>
  async (ctx: Context, input: { password: string }): Promise<void> => {
    await reauthenticate(ctx, input);
    await erase(ctx, { userId: ctx.principal.userId, notFoundCode: "unauthenticated" });
  };
