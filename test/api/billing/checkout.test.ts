import { describe, expect, test } from "vitest";
import { app, createBillingHarness, pages, pro } from "../../support/fixtures/billing.ts";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, jsonBody } from "../../support/harness.ts";
import { recordTimers } from "../../support/record-timers.ts";

describe("a checkout", () => {
  test("opens a page at Stripe for the user and the price, valid for an hour", async () => {
    const { stripe, signUp, checkOut, clock } = await createBillingHarness();
    const person = await signUp({ email: "ada@example.com" });
    const { data } = await checkOut(person);
    expect(data?.url).toMatch(/^https:\/\/checkout\.stripe\.com\/c\/pay\//);

    const userId = person.user.id;
    const [customer] = [...stripe.customers.values()];
    expect(customer).toMatchObject({ email: "ada@example.com", metadata: { userId } });
    const [customerRequest, checkout] = stripe.requests;
    expect(customerRequest?.parameters).toEqual({ email: "ada@example.com", metadata: { userId } });
    const { expires_at, ...sent } = checkout?.parameters ?? {};
    expect(sent).toEqual({
      mode: "subscription",
      customer: customer?.id,
      client_reference_id: userId,
      line_items: [{ price: pro.id, quantity: 1 }],
      subscription_data: { metadata: { userId } },
      success_url: pages.successUrl,
      cancel_url: pages.cancelUrl,
    });
    expect(Number(expires_at) - clock() / 1000).toBeCloseTo(3600, -2);
    // Neither idempotency key reveals the user.
    for (const { key } of stripe.requests) expect(key).toMatch(/^latch-\w+-[\w-]{43}$/);
  });

  test("creates one customer and one page for two concurrent requests", async () => {
    const { stripe, signUp, checkOut } = await createBillingHarness();
    const person = await signUp();
    stripe.slow(50);
    const both = await Promise.all([checkOut(person), checkOut(person)]);
    expect(both.map((each) => each.response.status)).toEqual([200, 200]);
    expect(both[0].data?.url).toBe(both[1].data?.url);
    expect(stripe.customers.size).toBe(1);
  });

  test("returns the same page for ten minutes, also across the boundary of a time window", async () => {
    const { signUp, checkOut, pass } = await createBillingHarness();
    const person = await signUp();
    const first = await checkOut(person);
    pass(9 * 60);
    expect((await checkOut(person)).data).toEqual(first.data);
    const other = await checkOut(person, "team");
    expect(other.data?.url).not.toBe(first.data?.url);
    pass(2 * 60);
    expect((await checkOut(person)).data?.url).not.toBe(first.data?.url);
  });

  test("leaves one customer, even if the email changes meanwhile", async () => {
    const { stripe, database, signUp, checkOut } = await createBillingHarness();
    const person = await signUp({ email: "old@example.com" });
    // The other request reads the new email, creates its own customer and stores it first.
    stripe.whileAnswering(async (operationId) => {
      if (operationId !== "PostCustomers") return;
      stripe.whileAnswering(() => {});
      await changeUser(database, person.user.id, { email: "new@example.com" });
      expect((await checkOut(person)).response.status).toBe(200);
    });
    expect((await checkOut(person)).response.status).toBe(200);
    const [kept] = await scan(database, "Billing");
    expect([...stripe.customers.values()]).toMatchObject([
      { id: kept?.["customerId"], email: "new@example.com" },
    ]);
  });

  test("is rejected for a subscriber, even if the webhook has not arrived", async () => {
    const { stripe, signUp, checkOut, subscribed } = await createBillingHarness();
    const { person } = await subscribed();
    expect(outcome(await checkOut(person, "team"))).toEqual([409, "already_subscribed"]);

    const unsynced = await signUp();
    await checkOut(unsynced);
    const customer = [...stripe.customers.keys()].at(-1) ?? "";
    stripe.subscribe({ price: pro, customer });
    expect(outcome(await checkOut(unsynced))).toEqual([409, "already_subscribed"]);
    expect((await unsynced.latch.getMe()).data?.plan, "the state is stored now").toBe("pro");
  });

  test.each(["canceled", "incomplete_expired", "incomplete"])(
    "is allowed with a subscription that is %s",
    async (status) => {
      const { checkOut, subscribed } = await createBillingHarness();
      const { person } = await subscribed({ status });
      expect((await checkOut(person)).response.status).toBe(200);
    },
  );

  test.each([
    ["successUrl", "https://evil.example/welcome"],
    ["cancelUrl", "https://app.example.com.evil.example/"],
    ["successUrl", "https://app.example.com@evil.example/"],
    ["successUrl", "https://app.example.com:444/"],
    ["successUrl", "http://app.example.com/"],
    ["cancelUrl", "javascript:alert(1)"],
  ])("rejects a page on another origin: %s=%s", async (field, url) => {
    const { stripe, signUp } = await createBillingHarness();
    const { latch } = await signUp();
    const { response, error } = await latch.createCheckout({
      body: { planId: "pro", ...pages, [field]: url },
    });
    expect(response.status).toBe(400);
    expect(error?.errors).toMatchObject([{ in: "body", pointer: `#/${field}` }]);
    expect(stripe.requests).toEqual([]);
  });

  test("leads back to the app's origins only, however a URL parser reads the URL", async () => {
    const { stripe, signUp } = await createBillingHarness({
      environment: { ALLOWED_ORIGINS: "https://other.example.com" },
    });
    const { latch } = await signUp();
    const body = {
      planId: "pro",
      successUrl: "https://other.example.com/?session={CHECKOUT_SESSION_ID}",
      cancelUrl: `${app}\\@evil.example/`,
    };
    expect((await latch.createCheckout({ body })).response.status).toBe(200);
    expect(stripe.requests.at(-1)?.parameters).toMatchObject({
      success_url: body.successUrl,
      cancel_url: `${app}/@evil.example/`,
    });
  });

  test.each(["free", "gold"])("is rejected for the plan %s", async (planId) => {
    const { stripe, signUp, checkOut } = await createBillingHarness();
    const { response, error } = await checkOut(await signUp(), planId);
    expect(response.status).toBe(400);
    expect(error?.errors).toMatchObject([{ in: "body", pointer: "#/planId" }]);
    expect(stripe.customers.size).toBe(0);
  });
});

test("the portal is open to users with a customer, and leads back to the app", async () => {
  const { stripe, signUp, subscribed } = await createBillingHarness();
  const { latch } = await signUp();
  expect(outcome(await latch.createBillingPortal())).toEqual([409, "not_subscribed"]);
  const { person, subscription } = await subscribed();
  const { data } = await person.latch.createBillingPortal();
  expect(data?.url).toMatch(/^https:\/\/billing\.stripe\.com\//);
  expect(stripe.requests.at(-1)?.parameters).toEqual({
    customer: subscription.customer,
    return_url: app,
  });
});

describe("when Stripe is unavailable", () => {
  test.each([
    ["fails", { kind: "status", status: 500 }],
    ["throttles", { kind: "status", status: 429 }],
    ["breaks the connection", { kind: "reset" }],
    ["does not answer", { kind: "hang" }],
  ] as const)("because it %s, answers 503 with Retry-After", async (_, fault) => {
    const { stripe, signUp, checkOut, logged } = await createBillingHarness();
    const person = await signUp();
    stripe.fail(fault);
    const waits = recordTimers("node_modules/stripe/");
    const refused = await checkOut(person);
    expect(outcome(refused)).toEqual([503, "unavailable"]);
    expect(refused.response.headers.get("retry-after")).toBe("5");
    // Lambda times out after ten seconds.
    expect(waits.reduce((sum, ms) => sum + ms)).toBeLessThan(9000);
    expect((await person.latch.getSubscription()).data).toEqual({ plan: "free", status: "none" });
    expect(JSON.stringify(logged)).not.toMatch(/sk_test|whsec/);
    stripe.heal();
    expect((await checkOut(person)).response.status).toBe(200);
    expect(stripe.customers.size).toBe(1);
  });

  test("retries a failed call without creating anything twice", async () => {
    const { stripe, signUp, checkOut } = await createBillingHarness();
    const person = await signUp();
    stripe.fail({ kind: "reset", times: 1 });
    expect((await checkOut(person)).response.status).toBe(200);
    expect(stripe.customers.size).toBe(1);
  });

  test("logs an invalid key without its value", async () => {
    const { stripe, signUp, checkOut, logged } = await createBillingHarness();
    stripe.rotateKey();
    const refused = await checkOut(await signUp());
    expect(outcome(refused)).toEqual([503, "unavailable"]);
    expect(JSON.stringify(refused.error)).not.toContain("Key");
    const causes = logged.filter(({ level }) => level === "error").map(({ err }) => String(err));
    expect(causes).toEqual([expect.stringContaining("Invalid API Key provided: …")]);
  });
});

test("without Stripe, payments are not available and everything else works", async () => {
  const { latch, signUp, raw } = await createHarness();
  const person = await signUp();
  const tried = [
    await person.latch.createCheckout({ body: { planId: "pro", ...pages } }),
    await person.latch.createBillingPortal(),
  ];
  for (const each of tried) {
    expect(outcome(each)).toEqual([501, "payments_not_configured"]);
    expect(each.error?.detail).toContain("STRIPE_SECRET_KEY");
  }
  expect((await raw("POST", "/webhooks/stripe", jsonBody({}))).status).toBe(501);
  expect((await latch.listPlans()).data).toEqual({ items: [{ id: "free", name: "Free" }] });
  expect((await person.latch.getSubscription()).data).toEqual({ plan: "free", status: "none" });
  const { data } = await person.latch.exportMe();
  expect(data).not.toHaveProperty("billing");
});

test("an ended session can open neither a checkout nor the portal", async () => {
  const { latch, checkOut, subscribed, stripe } = await createBillingHarness();
  const { person } = await subscribed();
  await latch.logOut({ body: { refreshToken: person.refreshToken } });
  const before = stripe.requests.length;
  expect((await checkOut(person)).response.status).toBe(401);
  expect((await person.latch.createBillingPortal()).response.status).toBe(401);
  expect(stripe.requests).toHaveLength(before);
});
