import * as z from "zod";
import { Timestamp } from "../shared/fields.ts";

/** A plan's name in tokens and declarations: a word of a scope (RFC 6749, section 3.3). */
export const PlanId = z
  .string()
  .regex(/^[\w.-]{1,64}$/, "Must be 1 to 64 letters, digits, dots, dashes and underscores")
  .meta({ description: "What the scope calls it: `plan:pro`.", example: "pro" });

/** What a plan costs each time. */
export const PlanPrice = z
  .object({
    amount: z.int().min(0).meta({
      description: "In the smallest unit of the currency, such as cents.",
      example: 1900,
    }),
    currency: z
      .string()
      .regex(/^[a-z]{3}$/, "Must be an ISO 4217 code in small letters")
      .meta({ description: "ISO 4217, in small letters.", example: "eur" }),
    interval: z.enum(["day", "week", "month", "year"]).meta({ example: "month" }),
    intervalCount: z
      .int()
      .min(1)
      .default(1)
      .meta({ description: "How many intervals one payment is for.", example: 1 }),
  })
  .meta({ id: "PlanPrice" });

export const Plan = z
  .object({
    id: PlanId,
    name: z.string().meta({ example: "Pro" }),
    description: z.string().optional().meta({ example: "For teams of up to ten." }),
    price: PlanPrice.optional().meta({ description: "Absent where nothing is paid or told." }),
  })
  .meta({ id: "Plan", description: "What a person can subscribe to." });
export type Plan = z.infer<typeof Plan>;

export const PlanList = z.object({ items: z.array(Plan) }).meta({ id: "PlanList" });

export const SubscriptionStatus = z
  .enum(["none", "incomplete", "trialing", "active", "past_due", "unpaid", "paused", "canceled"])
  .meta({
    id: "SubscriptionStatus",
    description:
      "`trialing` and `active` give the plan, `past_due` keeps it until `graceEndsAt`; any other is the free plan.",
    example: "active",
  });
export type SubscriptionStatus = z.infer<typeof SubscriptionStatus>;

export const Subscription = z
  .object({
    plan: PlanId.meta({ description: "What the person may use right now." }),
    status: SubscriptionStatus,
    currentPeriodEndsAt: Timestamp.optional().meta({
      description: "When the next payment is due.",
    }),
    trialEndsAt: Timestamp.optional(),
    cancelsAt: Timestamp.optional().meta({ description: "It was cancelled and ends then." }),
    graceEndsAt: Timestamp.optional().meta({
      description: "A payment failed: until then the plan stays, for it to be made up.",
    }),
  })
  .meta({ id: "Subscription", description: "What a person pays for, and until when." });
export type Subscription = z.infer<typeof Subscription>;

const page = z
  // Normalised, so that everybody who reads it finds the same host in it.
  .url({ protocol: /^https?$/, normalize: true, error: "Must be an http(s) URL" })
  .max(2048, "Must have at most 2048 characters");

export const Checkout = z
  .strictObject({
    planId: PlanId,
    successUrl: page.meta({
      description:
        "A page of your app, for whoever has paid. `{CHECKOUT_SESSION_ID}` in its query is filled in.",
      example: "https://app.example.com/welcome",
    }),
    cancelUrl: page.meta({
      description: "A page of your app, for whoever changes their mind.",
      example: "https://app.example.com/pricing",
    }),
  })
  .meta({ id: "Checkout" });
export type Checkout = z.infer<typeof Checkout>;

export const PaymentPage = z
  .object({
    url: z.url().meta({
      description: "Where to send the browser. For this person only, and not for long.",
      example: "https://checkout.stripe.com/c/pay/cs_test_a1",
    }),
  })
  .meta({ id: "PaymentPage", description: "A page of the payment provider." });

/** What all of Stripe's events have; the rest is Stripe's business. */
export const StripeEvent = z
  .looseObject({
    id: z.string().meta({ example: "evt_1PgafmB7WZ01zgkW6dKueIc5" }),
    type: z.string().meta({ example: "customer.subscription.updated" }),
  })
  .meta({ id: "StripeEvent", description: "An event as Stripe sends and signs it." });
