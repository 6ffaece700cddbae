import { type NewUser, tenMinutes, type User } from "@latch/contract";
import { requireRecentAuthentication } from "../admission/require-recent-authentication.ts";
import type { OneTimeTokens } from "../auth/one-time-tokens.ts";
import { authorityOf, endedProblem } from "../shared/authority.ts";
import type { Context } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { requireHourlyLimit } from "../shared/require-hourly-limit.ts";
import type { Throttle } from "../shared/throttle.ts";
import { emailIdentifier } from "../users/identifiers.ts";
import { requireGrantable } from "../users/rank.ts";
import { newUser, toUser, type UserStore } from "../users/user.ts";

type Deps = {
  users: UserStore;
  tokens: OneTimeTokens;
  throttle: Throttle;
  newId: NewId;
  clock: Clock;
};

/** The maximum number of invitations in an hour from all administrators to one address. */
const perRecipient = 5;

/**
 * Creates an account and sends an invitation, by which the user chooses a password. Requests count for the address
 * also when the account is not created: an account can be deleted, and its address be invited again.
 * @throws `reauthentication_required` for a role above `user`; `forbidden` for a role that is not below the principal's own, `rate_limited`, `email_taken`, `username_taken`
 */
export const createInviteUser =
  ({ users, tokens, throttle, newId, clock }: Deps) =>
  async ({ principal, caller }: Context, invited: NewUser): Promise<User> => {
    requireGrantable(principal, invited.role);
    // An invitation above `user` grants a role, as changeUserRole does.
    if (invited.role !== "user") requireRecentAuthentication(principal, tenMinutes.within, clock());
    await requireHourlyLimit(
      throttle,
      `invitation#${emailIdentifier(invited.email)}`,
      perRecipient,
    );
    const user = newUser({ ...invited, userId: newId("usr"), status: "invited" }, clock());
    const actor = authorityOf(principal);
    const token = (await tokens.derive()).forUser("invitation", user);
    const outcome = await users.createAs(actor, user, caller, token);
    if (outcome === "session_ended") throw endedProblem(actor);
    if (outcome !== "created") throw new ProblemError(outcome);
    return toUser(user);
  };
