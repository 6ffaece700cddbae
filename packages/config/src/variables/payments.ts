import * as z from "zod";
import { BillingPlans } from "../billing-plans.ts";
import { type AreaReference, apiEntries } from "../reference.ts";
import { webUrl, wholeNumber } from "../value-types.ts";

/** The payment provider and the plans. */
export const paymentVariables = {
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^[rs]k_(?:test|live)_\w+$/, "Must be a secret or restricted key (sk_… or rk_…)")
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\w+$/, "Must be the signing secret of the webhook endpoint (whsec_…)")
    .optional(),
  STRIPE_API_BASE: webUrl("a URL such as http://127.0.0.1:12111").default("https://api.stripe.com"),
  BILLING_PLANS: BillingPlans.optional(),
  BILLING_GRACE_DAYS: wholeNumber(0, 60).default(7),
};

export const paymentReference = {
  title: "Payments",
  introduction:
    "Set both secrets or neither. Without them, payments are off and everything else works.",
  variables: {
    STRIPE_SECRET_KEY: {
      summary: "The secret key of your Stripe account, sk_… or rk_….",
      details: "On AWS the secret `StripeSecretKey` contains the key.",
      neededBy: [apiEntries, "lambda-maintenance"],
      secret: true,
      unset: "none",
    },
    STRIPE_WEBHOOK_SECRET: {
      summary:
        "The signing secret of the Stripe webhook endpoint that calls /webhooks/stripe, whsec_….",
      details: "On AWS the secret `StripeWebhookSecret` contains the signing secret.",
      neededBy: [apiEntries],
      secret: true,
      unset: "none",
    },
    STRIPE_API_BASE: {
      summary: "The URL of Stripe's API, for a test double. Must be https in production.",
      neededBy: ["server", "edge"],
    },
    BILLING_PLANS: {
      summary:
        "The plans as JSON. If not set, the Stripe prices whose metadata `plan` or lookup key is the id of a plan.",
      details:
        'A list such as `[{"id":"pro","name":"Pro","priceId":"price_…","formerPriceIds":[],"price":{"amount":1900,"currency":"eur","interval":"month"}}]`. Clients display `price`. `formerPriceIds` are prices that are no longer sold and that existing subscriptions still have.',
      neededBy: [apiEntries],
      unset: "Stripe's prices",
      values: "JSON",
    },
    BILLING_GRACE_DAYS: {
      summary: "The days for which a user keeps the plan after a failed payment, 0 to 60.",
      neededBy: [apiEntries],
    },
  },
} satisfies AreaReference<typeof paymentVariables>;
