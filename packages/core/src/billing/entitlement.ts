import type { UserStore } from "../shared/ports.ts";
import type { StoredUser } from "../users/user.ts";
import type { StoredBilling, StoredSubscription } from "./ports.ts";

/** What everybody has. */
export const freePlan = "free";

const none = { plan: freePlan, planUntil: undefined };

/**
 * The plan that a subscription gives, and when that ends without another word of the provider.
 * @param grace milliseconds for which a plan stays whose payment failed
 */
function entitlementOf(
  subscription: StoredSubscription | undefined,
  grace: number,
): { plan: string; planUntil: string | undefined } {
  switch (subscription?.status) {
    case "trialing":
    case "active":
      return { plan: subscription.plan, planUntil: subscription.cancelsAt };
    case "past_due":
      return { plan: subscription.plan, planUntil: graceEndOf(subscription, grace) };
    default:
      return none;
  }
}

/** Until when a failed payment can be made up. @param grace milliseconds */
export const graceEndOf = (
  { status, pastDueSince }: StoredSubscription,
  grace: number,
): string | undefined =>
  status === "past_due" && pastDueSince !== undefined
    ? new Date(Date.parse(pastDueSince) + grace).toISOString()
    : undefined;

/** Whether a second subscription beside it would be paid twice. */
export const isLiving = ({ status }: StoredSubscription): boolean =>
  status !== "canceled" && status !== "incomplete";

/**
 * The account as a state of its billing makes it. A later state that has been written already stays,
 * in whichever order two of them arrive.
 */
export const entitled =
  ({ subscription, version }: StoredBilling, grace: number) =>
  (user: StoredUser): StoredUser =>
    (user.billingVersion ?? 0) >= version
      ? user
      : { ...user, ...entitlementOf(subscription, grace), billingVersion: version };

/** Whether the plan has ended, though nobody has said so. @param now milliseconds */
export const hasLapsed = ({ planUntil }: StoredUser, now: number): boolean =>
  planUntil !== undefined && Date.parse(planUntil) <= now;

/** The account without a plan that has ended. */
export const withoutLapsed = (user: StoredUser): StoredUser => ({ ...user, ...none });

/** Accounts as they are read right now: a plan that has ended is not there any more. */
export function withPlansInForce(users: UserStore, clock: () => number): UserStore {
  const inForce = (user: StoredUser): StoredUser =>
    hasLapsed(user, clock()) ? { ...user, plan: freePlan } : user;
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
