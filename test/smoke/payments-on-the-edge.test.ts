import { expect, onTestFinished, test } from "vitest";
import { secretKey, startStripeDouble } from "../support/doubles/stripe-double.ts";
import { createStripeEvent } from "../support/doubles/stripe-objects.ts";
import { pages, plans, pro, signed, webhookSecret } from "../support/fixtures/billing.ts";
import { scan } from "../support/fixtures/tables.ts";
import { jsonBody, openTestDatabase, password } from "../support/harness.ts";
import { startEdge } from "../support/processes/edge.ts";

test("runs Stripe's SDK in workerd", { timeout: 180_000 }, async () => {
  const stripe = await startStripeDouble();
  const database = await openTestDatabase();
  const edge = await startEdge(database.tables.Users.replace(/Users$/, ""), {
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_BASE: stripe.apiBase,
    BILLING_PLANS: JSON.stringify(plans),
    LATCH_APP_URL: "https://app.example.com",
  });
  onTestFinished(edge.stop);
  const post = (path: string, init: RequestInit) =>
    edge.fetch(new Request(`https://edge.example.com${path}`, { method: "POST", ...init }));
  const signedUp = await post("/auth/signup", jsonBody({ email: "ada@example.com", password }));
  const { accessToken } = (await signedUp.json()) as { accessToken: string };
  const checkout = jsonBody({ planId: "pro", ...pages });
  const headers = { ...checkout.headers, authorization: `Bearer ${accessToken}` };
  expect((await post("/billing/checkout", { ...checkout, headers })).status).toBe(200);

  const [customer = ""] = [...stripe.customers.keys()];
  const told = createStripeEvent(
    "customer.subscription.created",
    stripe.subscribe({ price: pro, customer }),
  );
  const forged = await post("/webhooks/stripe", signed(told, { secret: "whsec_another" }));
  expect(forged.status).toBe(400);
  expect((await post("/webhooks/stripe", signed(told))).status).toBe(200);
  const [user] = await scan(database, "Users");
  expect(user?.["plan"]).toBe("pro");
});
