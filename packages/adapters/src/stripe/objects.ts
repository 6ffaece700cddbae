import { PlanId, PlanPrice, SubscriptionStatus, type UserId } from "@latch/contract";
import type { BillingPlan, PaymentEvent, ProviderSubscription } from "@latch/core";
import type Stripe from "stripe";

const toIsoTime = (seconds: number | null | undefined): string | undefined =>
  seconds ? new Date(seconds * 1000).toISOString() : undefined;

/**
 * Returns the plan of a price: from its metadata, else from its lookup key, which can move to
 * another price.
 */
function readPlan({ metadata, lookup_key }: Stripe.Price): string | undefined {
  const { success, data } = PlanId.safeParse(metadata["plan"] ?? lookup_key);
  return success ? data : undefined;
}

/**
 * Converts prices to plans, cheapest first. Prices without a plan id and inactive products are left
 * out.
 */
export function toPlans(prices: Stripe.Price[]): BillingPlan[] {
  return prices
    .flatMap((price): BillingPlan[] => {
      const { id: priceId, product, recurring, unit_amount: amount, currency } = price;
      const id = readPlan(price);
      if (id === undefined || typeof product === "string") return [];
      if (product.deleted || !product.active) return [];
      const { name, description } = product;
      const { interval, interval_count: intervalCount } = recurring ?? {};
      // A price by usage has no fixed amount.
      const shown = PlanPrice.safeParse({ amount, currency, interval, intervalCount });
      return [{ id, priceId, name, description: description ?? undefined, price: shown.data }];
    })
    .sort((one, other) => (one.price?.amount ?? 0) - (other.price?.amount ?? 0));
}

const ongoingStatuses: Stripe.Subscription.Status[] = [
  "active",
  "trialing",
  "past_due",
  "unpaid",
  "paused",
];

/** Selects the subscription of a customer that counts: an ongoing one, else the newest. */
export function selectSubscription(
  subscriptions: Stripe.Subscription[],
): ProviderSubscription | undefined {
  const rank = ({ status }: Stripe.Subscription) =>
    ongoingStatuses.includes(status) ? ongoingStatuses.indexOf(status) : ongoingStatuses.length;
  const [selected] = subscriptions.sort(
    (one, other) => rank(one) - rank(other) || other.created - one.created,
  );
  const item = selected?.items.data[0];
  if (!selected || !item) return undefined;
  const { status, cancel_at, cancel_at_period_end, trial_end } = selected;
  const endsAt = item.current_period_end;
  return {
    subscriptionId: selected.id,
    status: toStatus(status),
    priceId: item.price.id,
    planOfPrice: readPlan(item.price),
    currentPeriodEndsAt: toIsoTime(endsAt),
    trialEndsAt: toIsoTime(trial_end),
    cancelsAt: toIsoTime(cancel_at ?? (cancel_at_period_end ? endsAt : null)),
  };
}

/** Converts the status of a subscription. A status that is unknown here gives no plan. */
function toStatus(status: Stripe.Subscription.Status): ProviderSubscription["status"] {
  if (status === "incomplete_expired") return "canceled";
  const { data } = SubscriptionStatus.exclude(["none"]).safeParse(status);
  return data ?? "incomplete";
}

/** The types of events that may change the plan of a user. */
const relevantTypes =
  /^(?:customer\.subscription\..+|customer\.deleted|checkout\.session\.completed)$/;

/** Converts an event of Stripe, with the fields that are used. */
export function toPaymentEvent({ id, type, data }: Stripe.Event): PaymentEvent {
  if (!relevantTypes.test(type)) return { id, type };
  const { customer, metadata, ...object } = data.object as {
    id: string;
    customer?: string | { id: string } | null;
    metadata?: Record<string, string> | null;
  };
  const customerId = type === "customer.deleted" ? object.id : customer;
  return {
    id,
    type,
    customerId: (typeof customerId === "string" ? customerId : customerId?.id) ?? undefined,
    userId: parseUserId(metadata?.["userId"]),
  };
}

/**
 * Parses a user id from metadata. Each user of the Stripe account can edit metadata, so another
 * form is ignored.
 */
const parseUserId = (text: string | undefined): UserId | undefined =>
  text?.startsWith("usr_") ? (text as UserId) : undefined;
