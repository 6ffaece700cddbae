import { readConfig } from "@latch/config";
import { describe, expect, test } from "vitest";
import { createStripePrice, createStripeProduct } from "../../support/doubles/stripe-objects.ts";
import { createBillingHarness, daySeconds } from "../../support/fixtures/billing.ts";
import { createHarness, origin } from "../../support/harness.ts";

const fromStripe = { BILLING_PLANS: "" };

describe("a list of configured plans", () => {
  const configuredPlans = [
    { id: "free", name: "Gratis", description: "For one." },
    {
      id: "pro",
      name: "Pro",
      priceId: "price_1",
      price: { amount: 1900, currency: "eur", interval: "month" },
    },
  ];

  test("keeps their order, includes the free plan and hides Stripe's ids", async () => {
    const { latch } = await createBillingHarness();
    expect((await latch.listPlans()).data?.items).toEqual([
      { id: "free", name: "Free" },
      { id: "pro", name: "Pro" },
      { id: "team", name: "Team", description: "For ten." },
    ]);
  });

  test("is available without Stripe", async () => {
    const { latch } = await createHarness({ BILLING_PLANS: JSON.stringify(configuredPlans) });
    expect((await latch.listPlans()).data?.items).toEqual([
      configuredPlans[0],
      {
        id: "pro",
        name: "Pro",
        price: { amount: 1900, currency: "eur", interval: "month", intervalCount: 1 },
      },
    ]);
  });

  test.each([
    ["[", "Must be a JSON list of plans"],
    ["{}", "At the top level: "],
    ["[]", "At the top level: "],
    ['[{"id":"a b","name":"A","priceId":"price_1"}]', "At 0.id: Must be 1 to 64 letters"],
    [
      '[{"id":"a","name":"A"}]',
      '0.priceId: Must be set for every plan except "free", which has no price',
    ],
    [
      '[{"id":"free","name":"F","priceId":"price_1"}]',
      "0.priceId: Must be set for every plan except",
    ],
    ['[{"id":"a","name":"A","priceId":"prod_1"}]', "0.priceId: Must be the id of a Stripe price"],
    ['[{"id":"a","name":"A","priceId":"price_1","cost":1}]', "At 0: "],
    [
      '[{"id":"a","name":"A","priceId":"price_1"},{"id":"a","name":"B","priceId":"price_2"}]',
      "Must not contain a twice",
    ],
    [
      '[{"id":"a","name":"A","priceId":"price_1"},{"id":"b","name":"B","priceId":"price_2","formerPriceIds":["price_1"]}]',
      "Must not contain price_1 twice",
    ],
    [
      '[{"id":"a","name":"A","priceId":"price_1","price":{"amount":1,"currency":"EUR","interval":"month"}}]',
      "0.price.currency: Must be an ISO 4217 code",
    ],
  ])("is rejected if it is %s", (text, complaint) => {
    const read = () => readConfig({ LATCH_ISSUER: origin, BILLING_PLANS: text });
    expect(read).toThrow(`BILLING_PLANS: `);
    expect(read).toThrow(complaint);
  });
});

describe("without configured plans, prices at Stripe", () => {
  test("are plans if they name one, are active and recur, cheapest first", async () => {
    const { stripe, latch } = await createBillingHarness({ environment: fromStripe });
    stripe.prices.push(
      createStripePrice({
        lookup_key: "team",
        unit_amount: 4900,
        product: createStripeProduct({ name: "Team" }),
      }),
      createStripePrice({
        metadata: { plan: "pro" },
        lookup_key: "pro_monthly",
        product: createStripeProduct({ name: "Pro", description: "For one." }),
      }),
      createStripePrice({
        lookup_key: "by_use",
        unit_amount: null,
        product: createStripeProduct({ name: "By use" }),
      }),
      createStripePrice({}),
      createStripePrice({ lookup_key: "not a word of a scope" }),
      createStripePrice({ lookup_key: "old", product: createStripeProduct({ active: false }) }),
      createStripePrice({ lookup_key: "inactive", active: false }),
    );
    const monthly = { currency: "eur", interval: "month", intervalCount: 1 };
    expect((await latch.listPlans()).data?.items).toEqual([
      { id: "free", name: "Free" },
      { id: "by_use", name: "By use" },
      { id: "pro", name: "Pro", description: "For one.", price: { amount: 1900, ...monthly } },
      { id: "team", name: "Team", price: { amount: 4900, ...monthly } },
    ]);
    expect(stripe.requests).toMatchObject([
      { parameters: { active: true, type: "recurring", limit: 100, expand: ["data.product"] } },
    ]);
  });

  test("are cached for five minutes, and longer if Stripe is down", async () => {
    const { stripe, latch, pass, logged } = await createBillingHarness({ environment: fromStripe });
    stripe.fail({ kind: "status", status: 500 });
    expect((await latch.listPlans()).response.status, "nothing to remember yet").toBe(503);
    stripe.heal();
    stripe.prices.push(createStripePrice({ lookup_key: "pro" }));
    const { data } = await latch.listPlans();
    await latch.listPlans();
    expect(stripe.count("GetPrices")).toBe(1);
    pass(301);
    stripe.fail({ kind: "status", status: 500 });
    expect((await latch.listPlans()).data).toEqual(data);
    expect(logged).toContainEqual(expect.objectContaining({ event: "billing.plans_stale" }));
  });

  test("give their plan to subscribers, even after the lookup key was moved to another price", async () => {
    const { stripe, checkOut, signUp, tell, stateOf, pass } = await createBillingHarness({
      environment: fromStripe,
    });
    const price = createStripePrice({ metadata: { plan: "pro" }, lookup_key: "pro" });
    stripe.prices.push(price);
    const person = await signUp();
    expect((await checkOut(person)).response.status).toBe(200);
    const [customer = ""] = [...stripe.customers.keys()];
    const subscription = stripe.subscribe({ price, customer });
    await tell("customer.subscription.created", subscription);
    const state = await stateOf(person);
    expect(state).toMatchObject({ scope: "plan:pro" });
    price.lookup_key = null;
    price.active = false;
    pass(daySeconds);
    await tell("customer.subscription.updated", subscription);
    expect(await stateOf({ ...person, ...state })).toMatchObject({ scope: "plan:pro" });
  });
});

describe("the configuration", () => {
  const secrets = { STRIPE_SECRET_KEY: "sk_live_1", STRIPE_WEBHOOK_SECRET: "whsec_1" };

  test.each<[string, Record<string, string>, string]>([
    [
      "the key without the webhook secret",
      { STRIPE_SECRET_KEY: "sk_live_1" },
      "STRIPE_WEBHOOK_SECRET: ",
    ],
    [
      "the webhook secret without the key",
      { STRIPE_WEBHOOK_SECRET: "whsec_1" },
      "STRIPE_SECRET_KEY: ",
    ],
    [
      "a publishable key",
      { ...secrets, STRIPE_SECRET_KEY: "pk_live_1" },
      "STRIPE_SECRET_KEY: Must be a secret",
    ],
    [
      "another kind of secret",
      { ...secrets, STRIPE_WEBHOOK_SECRET: "sk_live_1" },
      "STRIPE_WEBHOOK_SECRET: Must be",
    ],
    [
      "a double in production",
      { ...secrets, STRIPE_API_BASE: "http://127.0.0.1:1" },
      "STRIPE_API_BASE: Must be an https URL",
    ],
    [
      "a grace of a year",
      { BILLING_GRACE_DAYS: "365" },
      "BILLING_GRACE_DAYS: Must be a whole number",
    ],
  ])("rejects %s without repeating its value", (_, environment, complaint) => {
    const read = () => readConfig({ LATCH_ISSUER: "https://api.example.com", ...environment });
    expect(read).toThrow(complaint);
    expect(read).not.toThrow(/_live_1|whsec_1/);
  });
});
