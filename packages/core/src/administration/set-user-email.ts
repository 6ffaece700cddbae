import type { User, UserId } from "@latch/contract";
import type { Context } from "../shared/context.ts";
import type { Precondition } from "../shared/precondition.ts";
import type { Throttle } from "../shared/throttle.ts";
import { applyEmail } from "../users/set-email.ts";
import type { UserStore } from "../users/user.ts";
import type { ChangeAccount } from "./change-account.ts";
import { createRequireVouchedTarget } from "./require-vouched-target.ts";

type Deps = { users: UserStore; changeAccount: ChangeAccount; throttle: Throttle };

type Input = { userId: UserId; email: string; precondition?: Precondition };

/** Returns the function by which a super_admin gives an address to a user who has none, and no factor any more. */
export const createSetUserEmail = ({ changeAccount, ...deps }: Deps) => {
  const requireVouchedTarget = createRequireVouchedTarget(deps);
  /**
   * @throws `reauthentication_required` below `aal2`, `not_found`, `forbidden`, `email_not_settable`,
   * `email_taken`, `rate_limited`, `conflict`, `precondition_failed`
   */
  return async (ctx: Context, { userId, email, precondition }: Input): Promise<User> => {
    await requireVouchedTarget(ctx.principal, { userId, precondition }, "set-user-email");
    return changeAccount(ctx, userId, (before) => applyEmail(before, email), {
      event: "user.email_set",
      precondition,
    });
  };
};
