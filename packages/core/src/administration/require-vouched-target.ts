import { tenMinutes, type UserId } from "@latch/contract";
import { type Precondition, requirePrecondition } from "../shared/precondition.ts";
import type { Principal } from "../shared/principal.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { Throttle } from "../shared/throttle.ts";
import { requireRankAbove } from "../users/rank.ts";
import type { UserStore } from "../users/user.ts";

type Deps = { users: UserStore; throttle: Throttle };

const windowSeconds = 24 * 3600;
/** How often one administrator vouches for a user in a day. A stolen account of one cannot open many accounts. */
const limit = 10;

type Target = { userId: UserId; precondition?: Precondition };

/**
 * Returns the function that decides whether an administrator may vouch for the identity of a user, which opens an account
 * to whom the administrator names: with a second factor, for a lower role, ten times a day for each operation.
 * A request for another version of the account does not count.
 * @throws `reauthentication_required` below `aal2`, `not_found`, `forbidden`, `precondition_failed`, `rate_limited`
 */
export const createRequireVouchedTarget =
  ({ users, throttle }: Deps) =>
  async (
    principal: Principal,
    { userId, precondition }: Target,
    operation: string,
  ): Promise<void> => {
    requireSecondFactor(principal);
    const user = await users.get(userId);
    if (!user) throw new ProblemError("not_found");
    requireRankAbove(principal, user);
    requirePrecondition(user.version, precondition);
    const name = `${operation}#${principal.userId}`;
    const { isAllowed, secondsLeft } = await throttle.take(name, { limit, windowSeconds });
    if (!isAllowed) throw new ProblemError("rate_limited", { retryAfterSeconds: secondsLeft });
  };

/** Requires that an administrator has authenticated with a second factor. The guard requires that it was recent. */
function requireSecondFactor(principal: Principal): void {
  if (principal.kind === "session" && principal.acr === "aal2") return;
  throw new ProblemError("reauthentication_required", {
    detail: "The operation requires a second factor of the administrator",
    maxAgeSeconds: tenMinutes.within,
    requiredLevel: "aal2",
  });
}
