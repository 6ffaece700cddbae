import type { AuthenticatorList, UserId } from "@latch/contract";
import { toAuthenticators } from "../authenticators/to-authenticator.ts";
import type { Context } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import type { Precondition } from "../shared/precondition.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { Throttle } from "../shared/throttle.ts";
import type { AuthenticatorStore } from "../users/authenticator.ts";
import { applyFactorReset } from "../users/factor-reset.ts";
import { requireRankAbove } from "../users/rank.ts";
import type { UserStore } from "../users/user.ts";
import type { ChangeAccount } from "./change-account.ts";
import { createRequireVouchedTarget } from "./require-vouched-target.ts";

type Deps = {
  users: UserStore;
  authenticators: AuthenticatorStore;
  changeAccount: ChangeAccount;
  throttle: Throttle;
  clock: Clock;
};

type Target = { userId: UserId };

/** Returns the functions by which administrators see and reset the factors of users. */
export function createResetFactors(deps: Deps) {
  const { users, authenticators, changeAccount, clock } = deps;
  const requireVouchedTarget = createRequireVouchedTarget(deps);

  /** Lists the authenticators of a user of a lower role. @throws `not_found`, `forbidden` */
  async function list({ principal }: Context, { userId }: Target): Promise<AuthenticatorList> {
    const [user, all] = await Promise.all([users.get(userId), authenticators.list(userId)]);
    if (!user) throw new ProblemError("not_found");
    requireRankAbove(principal, user);
    return { items: toAuthenticators(all), hasPassword: user.passwordHash !== undefined };
  }

  /**
   * Removes the factors of a user who has lost them. Sessions, API keys and links end. The next login needs the
   * password and a code from the mailbox.
   * @throws `reauthentication_required` below `aal2`, `not_found`, `forbidden`, `rate_limited`, `precondition_failed`,
   * `conflict`
   */
  async function reset(
    ctx: Context,
    { userId, reason, precondition }: Target & { reason: string; precondition?: Precondition },
  ) {
    await requireVouchedTarget(ctx.principal, { userId, precondition }, "reset-factors");
    const factorReset = { at: new Date(clock()).toISOString(), reason };
    await changeAccount(ctx, userId, (before) => applyFactorReset(before, factorReset), {
      event: "user.factors_reset",
      precondition,
    });
  }

  return { list, reset };
}
