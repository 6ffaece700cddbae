import type { User, UserId } from "@latch/contract";
import type { Context } from "../shared/context.ts";
import type { Precondition } from "../shared/precondition.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { Throttle } from "../shared/throttle.ts";
import { withEmailSet } from "../users/set-email.ts";
import type { UserStore } from "../users/user.ts";
import type { ChangeAccount } from "./change-account.ts";
import { requireRankAbove } from "./rank.ts";
import { requireSecondFactor } from "./require-second-factor.ts";

type Deps = { users: UserStore; changeAccount: ChangeAccount; throttle: Throttle };

type Input = { userId: UserId; email: string; precondition?: Precondition };

const daySeconds = 24 * 3600;
/** The addresses that one administrator sets in a day. A stolen account of one cannot open many accounts. */
const perDay = 10;

/** Returns the function by which a super_admin gives an address to a user who has none, and no factor any more. */
export const createSetUserEmail =
  ({ users, changeAccount, throttle }: Deps) =>
  /**
   * @throws `reauthentication_required` below `aal2`, `not_found`, `forbidden`, `email_not_settable`,
   * `email_taken`, `rate_limited`, `conflict`, `precondition_failed`
   */
  async (ctx: Context, { userId, email, precondition }: Input): Promise<User> => {
    const { principal } = ctx;
    requireSecondFactor(principal);
    const user = await users.get(userId);
    if (!user) throw new ProblemError("not_found");
    requireRankAbove(principal, user);
    const { isAllowed, secondsLeft } = await throttle.take(`set-user-email#${principal.userId}`, {
      limit: perDay,
      windowSeconds: daySeconds,
    });
    if (!isAllowed) throw new ProblemError("rate_limited", { retryAfterSeconds: secondsLeft });
    return changeAccount(ctx, userId, (before) => withEmailSet(before, email), {
      event: "user.email_set",
      precondition,
    });
  };
