import * as z from "zod";
import { Timestamp } from "../shared/fields.ts";

/** The id of a plan. It is part of a scope, so it has only characters that a scope allows (RFC 6749, section 3.3). */
export const PlanId = z
  .string()
  .regex(/^[\w.-]{1,64}$/, "Must be 1 to 64 letters, digits, dots, dashes and underscores")
  .meta({
    description: "The id of a plan. The scope of access tokens contains it as `plan:<id>`.",
    example: "pro",
  });

/** The price of a plan. */
export const PlanPrice = z
  .object({
    amount: z.int().min(0).meta({
      description: "The amount in the smallest unit of the currency, such as cents.",
      example: 1900,
    }),
    currency: z
      .string()
      .regex(/^[a-z]{3}$/, "Must be an ISO 4217 code in lower case")
      .meta({ description: "The currency: an ISO 4217 code in lower case.", example: "eur" }),
    interval: z
      .enum(["day", "week", "month", "year"])
      .meta({ description: "The unit of the billing period.", example: "month" }),
    intervalCount: z
      .int()
      .min(1)
      .default(1)
      .meta({ description: "The number of units in a billing period. Default: 1.", example: 1 }),
  })
  .meta({ id: "PlanPrice", description: "The price of a plan for one billing period." });

export const Plan = z
  .object({
    id: PlanId,
    name: z.string().meta({ description: "The name of the plan.", example: "Pro" }),
    description: z.string().optional().meta({
      description: "A description of the plan.",
      example: "For teams of up to ten people.",
    }),
    price: PlanPrice.optional().meta({
      description:
        "The price. Absent for the free plan, and if the installation does not publish the price.",
    }),
  })
  .meta({ id: "Plan", description: "A plan that a user can have." });
export type Plan = z.infer<typeof Plan>;

export const PlanList = z
  .object({ items: z.array(Plan).meta({ description: "The plans, the free plan first." }) })
  .meta({ id: "PlanList", description: "The plans that a user can have." });

export const SubscriptionStatus = z
  .enum(["none", "incomplete", "trialing", "active", "past_due", "unpaid", "paused", "canceled"])
  .meta({
    id: "SubscriptionStatus",
    description:
      "The status of the subscription at the payment provider. `none`: there is no subscription. With `trialing` and `active`, the user has the plan of the subscription. With `past_due`, the user keeps it until `graceEndsAt`. With any other status, the user has the free plan.",
    example: "active",
  });
export type SubscriptionStatus = z.infer<typeof SubscriptionStatus>;

export const Subscription = z
  .object({
    plan: PlanId.meta({ description: "The id of the current plan of the user." }),
    status: SubscriptionStatus,
    currentPeriodEndsAt: Timestamp.optional().meta({
      description: "The end of the paid period, when the next payment is due.",
    }),
    trialEndsAt: Timestamp.optional().meta({
      description: "The end of the trial. Absent if there is no trial.",
    }),
    cancelsAt: Timestamp.optional().meta({
      description: "The time when the subscription ends. Absent if the user has not canceled it.",
    }),
    graceEndsAt: Timestamp.optional().meta({
      description:
        "The time until which the user keeps the plan after a failed payment. Absent without a failed payment.",
    }),
  })
  .meta({ id: "Subscription", description: "The current plan and the subscription of a user." });
export type Subscription = z.infer<typeof Subscription>;

const page = z
  // Normalized, so that each parser finds the same host in it.
  .url({ protocol: /^https?$/, normalize: true, error: "Must be an http(s) URL" })
  .max(2048, "Must have at most 2048 characters");

export const Checkout = z
  .strictObject({
    planId: PlanId,
    successUrl: page.meta({
      description:
        "The page to which the payment provider redirects the user after the payment. Its origin must be the origin of the app or another allowed origin of the installation. The provider replaces `{CHECKOUT_SESSION_ID}` in the query with the id of the checkout.",
      example: "https://app.example.com/welcome",
    }),
    cancelUrl: page.meta({
      description:
        "The page to which the payment provider redirects the user after a canceled checkout. The same origins are allowed.",
      example: "https://app.example.com/pricing",
    }),
  })
  .meta({ id: "Checkout", description: "The plan to pay for, and the pages to return to." });
export type Checkout = z.infer<typeof Checkout>;

export const PaymentPage = z
  .object({
    url: z.url().meta({
      description:
        "The URL to open in the browser of the user. It is only for this user and expires.",
      example: "https://checkout.stripe.com/c/pay/cs_test_a1b2C3d4E5f6G7h8",
    }),
  })
  .meta({ id: "PaymentPage", description: "A page of the payment provider." });

/** The fields that all events of Stripe have. The API accepts any other field. */
export const StripeEvent = z
  .looseObject({
    id: z.string().meta({
      description: "The id of the event at Stripe.",
      example: "evt_1PgafmB7WZ01zgkW6dKueIc5",
    }),
    type: z.string().meta({
      description: "The type of the event at Stripe.",
      example: "customer.subscription.updated",
    }),
  })
  .meta({ id: "StripeEvent", description: "An event that Stripe has signed." });
