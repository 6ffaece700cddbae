import { freePlanState } from "../users/effective-plan.ts";
import type { StoredUser } from "../users/user.ts";
import type { StoredBilling, StoredSubscription } from "./billing-record.ts";

/**
 * The plan that a subscription gives, and when that ends without another word of the provider.
 * @param graceMs for which a plan stays whose payment failed
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

/** Until when a failed payment can be made up. */
export const graceEndsAt = (
  { status, pastDueSince }: StoredSubscription,
  graceMs: number,
): string | undefined =>
  status === "past_due" && pastDueSince !== undefined
    ? new Date(Date.parse(pastDueSince) + graceMs).toISOString()
    : undefined;

/** Whether a second subscription beside it would be paid twice. */
export const blocksNewSubscription = ({ status }: StoredSubscription): boolean =>
  status !== "canceled" && status !== "incomplete";

/**
 * The account as a state of its billing makes it. A later state that has been written already stays,
 * in whichever order two of them arrive.
 */
export const applyEntitlement =
  ({ subscription, version }: StoredBilling, graceMs: number) =>
  (user: StoredUser): StoredUser =>
    (user.billingVersion ?? 0) >= version
      ? user
      : { ...user, ...entitlementOf(subscription, graceMs), billingVersion: version };
