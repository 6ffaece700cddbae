import type { StoredUser, UserStore } from "./user.ts";

/** What everybody has. */
export const freePlan = "free";

/** Whether the plan has ended, though nobody has said so. @param now milliseconds */
export const hasLapsedPlan = ({ planUntil }: StoredUser, now: number): boolean =>
  planUntil !== undefined && Date.parse(planUntil) <= now;

/** What an account has of plans without a subscription. */
export const freePlanState = { plan: freePlan, planUntil: undefined };

/** The account without a plan that has ended. */
export const withoutLapsedPlan = (user: StoredUser): StoredUser => ({ ...user, ...freePlanState });

/** Accounts as they are read right now: a plan that has ended is not there any more. */
export function withEffectivePlans(users: UserStore, clock: () => number): UserStore {
  const inForce = (user: StoredUser): StoredUser =>
    hasLapsedPlan(user, clock()) ? { ...user, plan: freePlan } : user;
  return {
    ...users,
    async get(userId) {
      const user = await users.get(userId);
      return user && inForce(user);
    },
    async *all() {
      for await (const user of users.all()) yield inForce(user);
    },
  };
}
