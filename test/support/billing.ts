import type { Database } from "@latch/adapters/dynamodb";
import Stripe from "stripe";
import { createHarness, type Person } from "./harness.ts";
import { secretKey, startStripeDouble } from "./stripe-double.ts";
import { eventOf, type Price, priceOf, type Subscription } from "./stripe-objects.ts";

export const webhookSecret = "whsec_JustForTests";
export const app = "https://app.example.com";
export const pages = { successUrl: `${app}/welcome`, cancelUrl: `${app}/pricing` };

export const pro = priceOf({ id: "price_pro" });
export const team = priceOf({ id: "price_team", unit_amount: 4900 });
export const plans = [
  { id: "pro", name: "Pro", priceId: pro.id, formerPriceIds: ["price_pro_2025"] },
  { id: "team", name: "Team", description: "For ten.", priceId: team.id },
];

export const day = 24 * 3600;

type Options = {
  environment?: Record<string, string>;
  database?: Database;
  expectRefusals?: boolean;
};

/** A signed event, by Stripe's own helper. */
export function signed(
  event: object,
  { secret = webhookSecret, at = Date.now() }: { secret?: string; at?: number } = {},
): RequestInit & { headers: Record<string, string> } {
  const payload = JSON.stringify(event, null, 2);
  const header = new Stripe(secretKey).webhooks.generateTestHeaderString({
    payload,
    secret,
    timestamp: Math.floor(at / 1000),
  });
  return {
    body: payload,
    headers: { "content-type": "application/json; charset=utf-8", "stripe-signature": header },
  };
}

/** The API with a Stripe beside it. */
export async function createBillingHarness({
  environment,
  database,
  expectRefusals,
}: Options = {}) {
  const stripe = await startStripeDouble({ expectRefusals });
  const harness = await createHarness(
    {
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_BASE: stripe.apiBase,
      BILLING_PLANS: JSON.stringify(plans),
      LATCH_APP_URL: app,
      ...environment,
    },
    { database },
  );

  /** Stripe tells something. */
  const tell = (type: string, object: object, id?: string): Promise<Response> =>
    harness.raw(
      "POST",
      "/webhooks/stripe",
      signed(eventOf(type, object, id), { at: harness.clock() }),
    );

  const checkOut = (person: Person, planId = "pro") =>
    person.latch.createCheckout({ body: { planId, ...pages } });

  /** Somebody who went through the checkout. */
  async function subscribed(
    given: Partial<Subscription> & { price?: Price } = {},
  ): Promise<{ person: Person; subscription: Subscription }> {
    const person = await harness.signUp();
    const { response } = await checkOut(person);
    if (!response.ok) throw new Error(`No checkout: ${response.status}`);
    const customer = [...stripe.customers.values()].find(
      ({ metadata }) => metadata["userId"] === person.user.id,
    );
    const subscription = stripe.subscribe({
      price: pro,
      customer: customer?.id ?? "",
      metadata: { userId: person.user.id },
      ...given,
    });
    const told = await tell("customer.subscription.created", subscription);
    if (!told.ok) throw new Error(`Stripe was told ${told.status}`);
    return { person, subscription };
  }

  /** What the next access token says, and what the person is told. */
  async function stateOf({ latch, refreshToken }: Person) {
    const { data } = await latch.refreshSession({ body: { refreshToken } });
    const renewed = harness.as({ authorization: `Bearer ${data?.accessToken}` });
    const [verified, subscription] = await Promise.all([
      renewed.verifyToken(),
      renewed.getSubscription(),
    ]);
    return {
      scope: verified.data?.scope,
      plan: data?.user.plan,
      ...subscription.data,
      latch: renewed,
      refreshToken: data?.refreshToken ?? "",
    };
  }

  return { ...harness, stripe, tell, checkOut, subscribed, stateOf };
}
