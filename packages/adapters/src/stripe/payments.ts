import { type Clock, type Payments, ProblemError } from "@latch/core";
import { connectStripe, isMissing, type StripeAccess, shortTimeout } from "./connection.ts";
import { stripeCustomers } from "./customers.ts";
import { deriveIdempotencyKey } from "./idempotency.ts";
import { selectSubscription, toPaymentEvent, toPlans } from "./objects.ts";

export type StripeSettings = StripeAccess & {
  /** Of the webhook endpoint, `whsec_…`. */
  webhookSecret: string;
  clock?: Clock;
};

/** Seconds that a signed event is good for, as Stripe recommends. */
const toleranceSeconds = 300;
/** Seconds in which a checkout has to be paid: an old page must not make a second subscription. */
const checkoutSeconds = 3600;

/** Stripe as the payment provider. */
export function createStripePayments({
  webhookSecret,
  clock = Date.now,
  ...access
}: StripeSettings): Payments {
  const { sdk, call } = connectStripe(access);

  return {
    ...stripeCustomers(call),

    async createCheckout({ userId, customerId, priceId, successUrl, cancelUrl, begunAtMs }) {
      const idempotencyKey = await deriveIdempotencyKey(
        "checkout",
        ...[customerId, priceId, successUrl, cancelUrl, String(begunAtMs)],
      );
      const { url } = await call((stripe) =>
        stripe.checkout.sessions.create(
          {
            mode: "subscription",
            customer: customerId,
            client_reference_id: userId,
            line_items: [{ price: priceId, quantity: 1 }],
            // So that each event of the subscription names its owner.
            subscription_data: { metadata: { userId } },
            success_url: successUrl,
            cancel_url: cancelUrl,
            expires_at: Math.floor(begunAtMs / 1000) + checkoutSeconds,
          },
          { idempotencyKey },
        ),
      );
      if (!url) throw new Error("Stripe gave a checkout without a page");
      return url;
    },

    async createPortal(customerId, returnUrl) {
      const { url } = await call((stripe) =>
        stripe.billingPortal.sessions.create({ customer: customerId, return_url: returnUrl }),
      );
      return url;
    },

    async findSubscription(customerId) {
      try {
        const { data } = await call((stripe) =>
          stripe.subscriptions.list(
            { customer: customerId, status: "all", limit: 100 },
            shortTimeout,
          ),
        );
        return selectSubscription(data);
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    async listPlans() {
      const { data } = await call((stripe) =>
        stripe.prices.list(
          { active: true, type: "recurring", limit: 100, expand: ["data.product"] },
          shortTimeout,
        ),
      );
      return toPlans(data);
    },

    async readEvent(body, signature) {
      const { Stripe, stripe } = await sdk();
      try {
        const { constructEventAsync } = stripe.webhooks;
        const event = await constructEventAsync.call(
          stripe.webhooks,
          ...([
            body,
            signature ?? "",
            webhookSecret,
            toleranceSeconds,
            undefined,
            clock(),
          ] as const),
        );
        return toPaymentEvent(event);
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
        throw new ProblemError("invalid_signature", {
          detail:
            "Stripe-Signature must be a signature with STRIPE_WEBHOOK_SECRET, at most 5 minutes old",
        });
      }
    },
  };
}
