import { type Clock, type Payments, ProblemError } from "@latch/core";
import { connectStripe, isMissing, type StripeAccess, shortTimeout } from "./connection.ts";
import { stripeCustomers } from "./customers.ts";
import { deriveIdempotencyKey } from "./idempotency.ts";
import { selectSubscription, toPaymentEvent, toPlans } from "./objects.ts";

/** The settings of Stripe payments. */
export type StripeSettings = StripeAccess & {
  /** The signing secret of the webhook endpoint, `whsec_…`. */
  webhookSecret: string;
  clock?: Clock;
};

/** Seconds for which a signed event is accepted, as Stripe recommends. */
const toleranceSeconds = 300;
/** Seconds after which a checkout expires: an old page must not create a second subscription. */
const checkoutSeconds = 3600;

/** Creates the payment provider over Stripe. */
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
            // With it, each event of the subscription contains the user id.
            subscription_data: { metadata: { userId } },
            success_url: successUrl,
            cancel_url: cancelUrl,
            expires_at: Math.floor(begunAtMs / 1000) + checkoutSeconds,
          },
          { idempotencyKey },
        ),
      );
      if (!url) throw new Error("Stripe returned a checkout session without a URL");
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
      const { stripe } = await sdk();
      const { constructEventAsync } = stripe.webhooks;
      const event = await constructEventAsync
        .call(
          stripe.webhooks,
          ...([
            body,
            signature ?? "",
            webhookSecret,
            toleranceSeconds,
            undefined,
            clock(),
          ] as const),
        )
        // The SDK answers an empty `v1=` with a plain Error: whatever it throws here is about the request.
        .catch(() => {
          throw new ProblemError("invalid_signature", {
            detail:
              "Stripe-Signature must be a signature with STRIPE_WEBHOOK_SECRET, at most 5 minutes old",
          });
        });
      return toPaymentEvent(event);
    },
  };
}
