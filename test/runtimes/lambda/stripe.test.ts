import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createKeyRing } from "@latch/adapters/crypto";
import { expect, onTestFinished, test } from "vitest";
import { secretKey, startStripeDouble } from "../../support/doubles/stripe-double.ts";
import { createStripeEvent } from "../../support/doubles/stripe-objects.ts";
import { pages, plans, pro, signed, webhookSecret } from "../../support/fixtures/billing.ts";
import { changeUser } from "../../support/fixtures/change-user.ts";
import {
  functionUrl,
  functionUrlEvent,
  restApiEvent,
} from "../../support/fixtures/lambda-events.ts";
import { createSubkeyLinks } from "../../support/fixtures/subkey-links.ts";
import { put, scan } from "../../support/fixtures/tables.ts";
import { createHarness, jsonBody, password } from "../../support/harness.ts";
import { Deliveries, deploy, startLambda } from "../../support/processes/lambda.ts";

const secrets = {
  StripeSecretKey: { value: secretKey },
  StripeWebhookSecret: { value: webhookSecret },
};

/** Starts the function with a double of Stripe. `NODE_ENV` allows http for it. */
async function start(prefix: string, name: "api" | "sweep") {
  const stripe = await startStripeDouble();
  const deployed = await deploy(prefix, name);
  onTestFinished(deployed.remove);
  const keys = await createKeyRing();
  const lambda = await startLambda(
    deployed.folder,
    {
      ...deployed.links,
      ...secrets,
      Deliveries,
      LatchKeys: { value: JSON.stringify(keys) },
      ...(await createSubkeyLinks(keys)),
    },
    {
      NODE_ENV: "test",
      LATCH_ISSUER: functionUrl,
      LATCH_APP_URL: "https://app.example.com",
      STRIPE_API_BASE: stripe.apiBase,
      BILLING_PLANS: JSON.stringify(plans),
    },
  );
  onTestFinished(() => lambda.stop());
  return { stripe, deployed, lambda, database: deployed.database };
}

test("on Lambda a user can subscribe, and the signature of a plain or base64 event is verified", async () => {
  const { stripe, deployed, lambda, database } = await start("lambda-stripe-", "api");
  const chunks = readdirSync(join(deployed.folder, "chunks"));
  expect(chunks.filter((file) => file.startsWith("stripe."))).toHaveLength(1);
  const ask = async (path: string, init: RequestInit, event = functionUrlEvent, base64 = false) => {
    const request = new Request(`${functionUrl}${path}`, { method: "POST", ...init });
    const { statusCode, body } = await lambda.invoke(await event(request, { base64 }));
    return { statusCode, body: body && JSON.parse(body) };
  };
  const credentials = jsonBody({ email: "ada@example.com", password });
  const { body: signedUp } = await ask("/auth/signup", credentials);
  const checkout = jsonBody({ planId: "pro", ...pages });
  const headers = { ...checkout.headers, authorization: `Bearer ${signedUp.accessToken}` };
  const paid = await ask("/billing/checkout", { ...checkout, headers });
  expect(paid.body.url).toMatch(/^https:\/\/checkout\.stripe\.com\//);

  const [customer = ""] = [...stripe.customers.keys()];
  const subscription = stripe.subscribe({ price: pro, customer, status: "trialing" });
  // A name that only survives if the body is decoded as UTF-8.
  const namedSubscription = { ...subscription, description: "Für Ådå 🔑" };
  const sendEvent = (init: RequestInit, event = functionUrlEvent, base64 = false) =>
    ask("/webhooks/stripe", init, event, base64);
  const event = (type: string) => signed(createStripeEvent(type, namedSubscription));
  expect(await sendEvent(event("customer.subscription.created"), functionUrlEvent, true)).toEqual({
    statusCode: 200,
    body: "",
  });
  const [user] = await scan(database, "Users");
  expect(user?.["plan"]).toBe("pro");
  for (const via of [functionUrlEvent, restApiEvent]) {
    for (const base64 of [true, false]) {
      expect((await sendEvent(event("something.new"), via, base64)).statusCode).toBe(200);
      const forged = signed(createStripeEvent("something.new", namedSubscription), {
        secret: "whsec_another",
      });
      const refused = await sendEvent(forged, via, base64);
      expect(refused).toMatchObject({ statusCode: 400, body: { code: "invalid_signature" } });
    }
  }
  expect(lambda.log()).not.toMatch(/sk_test|whsec/);
});

test("the maintenance function deletes the Stripe customer that an erasure could not delete", async () => {
  const { stripe, lambda, database } = await start("sweep-stripe-", "sweep");
  const people = await createHarness({}, { database });
  const { user } = await people.signUp();
  stripe.customers.set("cus_1", {} as never);
  await put(database, "Billing", { userId: user.id, customerId: "cus_1", version: 0 });
  await changeUser(database, user.id, { erasingSince: new Date().toISOString() });

  stripe.fail({ kind: "status", status: 500 });
  await expect(lambda.invoke({})).rejects.toThrow("temporarily unavailable");
  expect(await scan(database, "Billing")).toHaveLength(1);
  stripe.heal();
  await lambda.invoke({});
  expect(stripe.customers.size).toBe(0);
  expect(await scan(database, "Billing")).toEqual([]);
  expect(await scan(database, "Users")).toEqual([]);
});
