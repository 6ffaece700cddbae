import { freePlanState } from "../users/effective-plan.ts";
import type { StoredUser } from "../users/user.ts";
import type { StoredBilling, StoredSubscription } from "./billing-record.ts";

/**
 * Returns the plan that a subscription includes, and when it ends unless the provider renews it.
 * @param graceMs how long a plan stays effective after a failed payment
 */
function entitlementOf(
  subscription: StoredSubscription | undefined,
  graceMs: number,
): { plan: string; planUntil: string | undefined } {
  switch (subscription?.status) {
    case "trialing":
    case "active":
      return { plan: subscription.plan, planUntil: subscription.cancelsAt };
    case "past_due":
      return { plan: subscription.plan, planUntil: graceEndsAt(subscription, graceMs) };
    default:
      return freePlanState;
  }
}

/** Returns when the grace period of a failed payment ends; undefined if no payment is due. */
export const graceEndsAt = (
  { status, pastDueSince }: StoredSubscription,
  graceMs: number,
): string | undefined =>
  status === "past_due" && pastDueSince !== undefined
    ? new Date(Date.parse(pastDueSince) + graceMs).toISOString()
    : undefined;

/** Returns whether the user would pay twice if they subscribed again. */
export const blocksNewSubscription = ({ status }: StoredSubscription): boolean =>
  status !== "canceled" && status !== "incomplete";

/**
 * Applies a billing record to an account. If the account has the plan of a later version of the record,
 * it is left unchanged, so that the order of updates does not matter.
 */
export const applyEntitlement =
  ({ subscription, version }: StoredBilling, graceMs: number) =>
  (user: StoredUser): StoredUser =>
    (user.billingVersion ?? 0) >= version
      ? user
      : { ...user, ...entitlementOf(subscription, graceMs), billingVersion: version };
