import { PlanId, PlanPrice, SubscriptionStatus, type UserId } from "@latch/contract";
import type { BillingPlan, PaymentEvent, ProviderSubscription } from "@latch/core";
import type Stripe from "stripe";

const iso = (seconds: number | null | undefined): string | undefined =>
  seconds ? new Date(seconds * 1000).toISOString() : undefined;

/** The plan that a price names: its metadata say so, or its lookup key, which may move on. */
function planOf({ metadata, lookup_key }: Stripe.Price): string | undefined {
  const { success, data } = PlanId.safeParse(metadata["plan"] ?? lookup_key);
  return success ? data : undefined;
}

/** The plans that prices are, cheapest first. A price without a name, or off sale, is none. */
export function toPlans(prices: Stripe.Price[]): BillingPlan[] {
  return prices
    .flatMap((price): BillingPlan[] => {
      const { id: priceId, product, recurring, unit_amount: amount, currency } = price;
      const id = planOf(price);
      if (id === undefined || typeof product === "string") return [];
      if (product.deleted || !product.active) return [];
      const { name, description } = product;
      const { interval, interval_count: intervalCount } = recurring ?? {};
      // What is paid by use has no amount to show.
      const shown = PlanPrice.safeParse({ amount, currency, interval, intervalCount });
      return [{ id, priceId, name, description: description ?? undefined, price: shown.data }];
    })
    .sort((one, other) => (one.price?.amount ?? 0) - (other.price?.amount ?? 0));
}

const livingStatuses: Stripe.Subscription.Status[] = [
  "active",
  "trialing",
  "past_due",
  "unpaid",
  "paused",
];

/** Of all subscriptions of a customer the one that counts: a living one, else the newest. */
export function selectSubscription(
  subscriptions: Stripe.Subscription[],
): ProviderSubscription | undefined {
  const rank = ({ status }: Stripe.Subscription) =>
    livingStatuses.includes(status) ? livingStatuses.indexOf(status) : livingStatuses.length;
  const [present] = subscriptions.sort(
    (one, other) => rank(one) - rank(other) || other.created - one.created,
  );
  const item = present?.items.data[0];
  if (!present || !item) return undefined;
  const { status, cancel_at, cancel_at_period_end, trial_end } = present;
  const endsAt = item.current_period_end;
  return {
    subscriptionId: present.id,
    status: statusOf(status),
    priceId: item.price.id,
    planOfPrice: planOf(item.price),
    currentPeriodEndsAt: iso(endsAt),
    trialEndsAt: iso(trial_end),
    cancelsAt: iso(cancel_at ?? (cancel_at_period_end ? endsAt : null)),
  };
}

/** A word that Stripe has made up since gives no plan. */
function statusOf(status: Stripe.Subscription.Status): ProviderSubscription["status"] {
  if (status === "incomplete_expired") return "canceled";
  const { data } = SubscriptionStatus.exclude(["none"]).safeParse(status);
  return data ?? "incomplete";
}

/** The events after which somebody may have another plan. */
const concerning =
  /^(?:customer\.subscription\..+|customer\.deleted|checkout\.session\.completed)$/;

/** What an event says, as far as it matters to us. */
export function toPaymentEvent({ id, type, data }: Stripe.Event): PaymentEvent {
  if (!concerning.test(type)) return { id, type };
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
    userId: userIdOf(metadata?.["userId"]),
  };
}

/** Anybody with access to the provider may have written it: a text of another form names no account. */
const userIdOf = (text: string | undefined): UserId | undefined =>
  text?.startsWith("usr_") ? (text as UserId) : undefined;
