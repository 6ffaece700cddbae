import type { StoredUser, UserStore } from "./user.ts";

/** The id of the free plan, which accounts have by default. */
export const freePlan = "free";

/**
 * Returns whether `planUntil` has passed. The stored plan may still be the old one.
 * @param now milliseconds
 */
export const hasLapsedPlan = ({ planUntil }: StoredUser, now: number): boolean =>
  planUntil !== undefined && Date.parse(planUntil) <= now;

/** The plan fields of an account without a subscription. */
export const freePlanState = { plan: freePlan, planUntil: undefined };

/** Returns the account on the free plan. */
export const withoutLapsedPlan = (user: StoredUser): StoredUser => ({ ...user, ...freePlanState });

/**
 * Wraps a user store so that reads return the effective plan: the free one once `planUntil` has
 * passed.
 */
export function withEffectivePlans(users: UserStore, clock: () => number): UserStore {
  const withEffectivePlan = (user: StoredUser): StoredUser =>
    hasLapsedPlan(user, clock()) ? { ...user, plan: freePlan } : user;
  return {
    ...users,
    async get(userId) {
      const user = await users.get(userId);
      return user && withEffectivePlan(user);
    },
    async *all() {
      for await (const user of users.all()) yield withEffectivePlan(user);
    },
  };
}
