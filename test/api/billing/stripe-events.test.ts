import { describe, expect, test } from "vitest";
import type { Subscription } from "../../support/doubles/stripe-objects.ts";
import { createBillingHarness, daySeconds, pro, team } from "../../support/fixtures/billing.ts";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { put, scan } from "../../support/fixtures/tables.ts";
import { stopClock } from "../../support/stop-clock.ts";

const inFiveDays = () => Math.floor(Date.now() / 1000) + 5 * daySeconds;
const updated = "customer.subscription.updated";

describe("the plan follows the subscription", () => {
  test("when it starts, changes and ends, in the profile and in the scope of the next token", async () => {
    const { tell, subscribed, stateOf } = await createBillingHarness();
    const { person, subscription } = await subscribed();
    const [item] = subscription.items.data;
    expect((await person.latch.verifyToken()).data?.scope, "the old token").toBe("plan:free");
    let state = await stateOf(person);
    expect(state).toMatchObject({
      scope: "plan:pro",
      plan: "pro",
      status: "active",
      currentPeriodEndsAt: new Date((item?.current_period_end ?? 0) * 1000).toISOString(),
    });

    if (item) item.price = team;
    await tell(updated, subscription);
    state = await stateOf({ ...person, ...state });
    expect(state).toMatchObject({ scope: "plan:team", plan: "team" });

    subscription.status = "canceled";
    await tell("customer.subscription.deleted", subscription);
    state = await stateOf({ ...person, ...state });
    expect(state).toMatchObject({ scope: "plan:free", plan: "free", status: "canceled" });
  });

  test.each<[string, Partial<Subscription>, string, object]>([
    ["trialing", { trial_end: 1_999_999_999 }, "pro", { trialEndsAt: "2033-05-18T03:33:19.000Z" }],
    ["active", { cancel_at: 1_999_999_999 }, "pro", { cancelsAt: "2033-05-18T03:33:19.000Z" }],
    ["active", { cancel_at_period_end: true }, "pro", { cancelsAt: expect.any(String) }],
    ["past_due", {}, "pro", { graceEndsAt: expect.any(String) }],
    ["unpaid", {}, "free", {}],
    ["paused", {}, "free", {}],
    ["incomplete", {}, "free", {}],
    ["of_a_later_version", {}, "free", { status: "incomplete" }],
  ])("for the status %s with %j: %s", async (status, fields, plan, expected) => {
    const { subscribed, stateOf } = await createBillingHarness();
    const { person } = await subscribed({ status, ...fields });
    const state = await stateOf(person);
    expect(state).toMatchObject({ scope: `plan:${plan}`, plan, status, ...expected });
  });

  test("after a failed payment until the grace period ends, without another event", async () => {
    stopClock();
    const harness = await createBillingHarness({ environment: { BILLING_GRACE_DAYS: "3" } });
    const { tell, subscribed, stateOf, pass, clock, database, logIn } = harness;
    const { person, subscription } = await subscribed();
    subscription.status = "past_due";
    await tell(updated, subscription);
    const until = clock() + 3 * daySeconds * 1000;
    pass(2 * daySeconds);
    // Another event about the same failure does not restart the grace period.
    await tell(updated, { ...subscription, latest_invoice: "in_2" });
    let state = await stateOf(person);
    expect(state).toMatchObject({ scope: "plan:pro", status: "past_due" });
    expect(state.graceEndsAt).toBe(new Date(until).toISOString());

    pass(daySeconds + 10);
    expect((await logIn(person.user.email)).user.plan, "at once").toBe("free");
    state = await stateOf({ ...person, ...state });
    expect(state).toMatchObject({ scope: "plan:free", plan: "free", status: "past_due" });
    const [stored] = await scan(database, "Users");
    expect(stored?.["plan"], "and other services read it").toBe("free");

    subscription.status = "active";
    await tell(updated, subscription);
    state = await stateOf({ ...person, ...state });
    expect(state).toMatchObject({ scope: "plan:pro", status: "active" });
  });

  test("after a cancellation until its end date, without another event", async () => {
    const { subscribed, stateOf, pass } = await createBillingHarness();
    const { person } = await subscribed({ cancel_at: inFiveDays() });
    pass(5 * daySeconds + 10);
    expect(await stateOf(person)).toMatchObject({ scope: "plan:free", plan: "free" });
  });

  test("with a former price of the plan, but not with an unknown price", async () => {
    const { subscribed, stateOf, logged } = await createBillingHarness();
    const old = await subscribed({ price: { ...pro, id: "price_pro_2025" } });
    expect((await stateOf(old.person)).plan).toBe("pro");
    const unknownPrice = await subscribed({ price: { ...pro, id: "price_of_something" } });
    expect((await stateOf(unknownPrice.person)).plan).toBe("free");
    expect(logged).toContainEqual(
      expect.objectContaining({ event: "billing.price_unknown", priceId: "price_of_something" }),
    );
  });

  test("unless an administrator set the plan of a user without a subscription", async () => {
    const { signUp, checkOut, tell, stripe, database, stateOf } = await createBillingHarness();
    const person = await signUp();
    await changeUser(database, person.user.id, { plan: "team" });
    await checkOut(person);
    const [customer] = [...stripe.customers.keys()];
    await tell("checkout.session.completed", { id: "cs_1", object: "checkout.session", customer });
    expect(await stateOf(person)).toMatchObject({ scope: "plan:team", status: "none" });
  });
});

describe("Stripe events", () => {
  test("are applied once each, and trigger a read of the current state", async () => {
    const { tell, subscribed, stripe, stateOf } = await createBillingHarness();
    const { person, subscription } = await subscribed();
    const stale = structuredClone(subscription);
    subscription.status = "canceled";
    expect((await tell("customer.subscription.deleted", subscription, "evt_2")).status).toBe(200);
    // The earlier event arrives after the later one, and is then repeated.
    expect((await tell(updated, stale, "evt_1")).status).toBe(200);
    expect((await stateOf(person)).plan).toBe("free");
    const asked = stripe.requests.length;
    expect((await tell(updated, stale, "evt_1")).status).toBe(200);
    expect((await tell("customer.subscription.deleted", subscription, "evt_2")).status).toBe(200);
    expect(stripe.requests, "an applied event causes no request").toHaveLength(asked);
  });

  test("that arrive concurrently lead to the current state, in any order of Stripe's responses", async () => {
    const { tell, subscribed, stripe, stateOf, database } = await createBillingHarness();
    const { person, subscription } = await subscribed();
    const [item] = subscription.items.data;
    if (item) item.price = team;
    // The first request gets the state before the next change, and its response arrives last.
    let first = true;
    stripe.whileAnswering(async (operationId) => {
      if (operationId !== "GetSubscriptions" || !first) return;
      first = false;
      subscription.status = "past_due";
      await Promise.all([tell(updated, subscription), tell(updated, subscription)]);
    });
    expect((await tell(updated, subscription)).status).toBe(200);
    expect(await stateOf(person)).toMatchObject({ scope: "plan:team", status: "past_due" });
    const [record] = await scan(database, "Billing");
    expect(record).toMatchObject({ subscription: { plan: "team", status: "past_due" } });
  });

  test("that arrive concurrently in large numbers lead to the current state", async () => {
    const { tell, subscribed, stateOf } = await createBillingHarness();
    const { person, subscription } = await subscribed();
    const [item] = subscription.items.data;
    const responses = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        if (item) item.price = index % 2 ? team : pro;
        return tell(updated, subscription);
      }),
    );
    // Stripe resends an event whose attempts were exhausted.
    expect([200, 503]).toEqual(
      expect.arrayContaining([...new Set(responses.map(({ status }) => status))]),
    );
    await tell(updated, subscription);
    expect(await stateOf(person)).toMatchObject({ scope: "plan:team" });
  });

  test("whose response is lost are applied when Stripe resends them", async () => {
    const { tell, subscribed, stripe, stateOf, database } = await createBillingHarness();
    const { person, subscription } = await subscribed();
    subscription.status = "canceled";
    stripe.fail({ kind: "status", status: 500 });
    const refused = await tell("customer.subscription.deleted", subscription, "evt_lost");
    expect(refused.status).toBe(503);
    expect((await scan(database, "StripeEvents")).map(({ eventId }) => eventId)).not.toContain(
      "evt_lost",
    );
    stripe.heal();
    expect((await tell("customer.subscription.deleted", subscription, "evt_lost")).status).toBe(
      200,
    );
    expect((await stateOf(person)).plan).toBe("free");
  });

  test("that were interrupted between the subscription and the account are completed", async () => {
    const { tell, subscribed, database, stateOf } = await createBillingHarness();
    const { person, subscription } = await subscribed();
    // Simulates a crash after the first write of an upgrade.
    const [record] = await scan(database, "Billing");
    await changeUser(database, person.user.id, { plan: "free", billingVersion: 0 });
    expect(record).toMatchObject({ version: 1 });
    await tell(updated, subscription);
    expect((await stateOf(person)).plan).toBe("pro");
  });

  test("of subscriptions without our metadata find the user by the customer", async () => {
    const { tell, signUp, checkOut, stripe, stateOf } = await createBillingHarness();
    const person = await signUp();
    await checkOut(person);
    const [customer = ""] = [...stripe.customers.keys()];
    const created = stripe.subscribe({ price: pro, customer });
    await tell("customer.subscription.created", created);
    expect((await stateOf(person)).plan).toBe("pro");
  });

  test("that name another user's customer change nothing", async () => {
    const { tell, subscribed, signUp, stateOf } = await createBillingHarness();
    const { subscription } = await subscribed();
    const attacker = await signUp();
    const claimed = { ...subscription, metadata: { userId: attacker.user.id } };
    await tell(updated, claimed);
    expect((await stateOf(attacker)).plan).toBe("free");
    await tell(updated, { ...claimed, customer: "cus_ofAnotherApp" });
    expect((await stateOf(attacker)).plan).toBe("free");
  });

  test("of a customer who was deleted at Stripe remove the plan", async () => {
    const { tell, subscribed, stripe, stateOf } = await createBillingHarness();
    const { person, subscription } = await subscribed();
    const customer = stripe.customers.get(subscription.customer) ?? {};
    stripe.customers.clear();
    stripe.subscriptions.length = 0;
    await tell("customer.deleted", customer);
    expect(await stateOf(person)).toMatchObject({ plan: "free", status: "canceled" });
  });

  test.each(["charge.succeeded", "price.updated", "something.new", "customer.updated"])(
    "of the type %s are accepted and ignored",
    async (type) => {
      const { tell, stripe, database } = await createBillingHarness();
      expect((await tell(type, { id: "obj_1" })).status).toBe(200);
      expect(stripe.requests).toEqual([]);
      expect(await scan(database, "StripeEvents")).toEqual([]);
    },
  );

  test("expire after forty days", async () => {
    const { subscribed, database, clock } = await createBillingHarness();
    await subscribed();
    const [eventRecord] = await scan(database, "StripeEvents");
    const age = Number(eventRecord?.["expiresAt"]) - clock() / 1000;
    expect(age / daySeconds).toBeCloseTo(40, 1);
    expect(Object.keys(eventRecord ?? {}).sort()).toEqual(["eventId", "expiresAt"]);
  });
});

test("an event about the customer of an erased user is ignored", async () => {
  const { tell, database, logged } = await createBillingHarness();
  await put(database, "Billing", { userId: "usr_gone", customerId: "cus_gone", version: 0 });
  expect((await tell(updated, { id: "sub_1", customer: "cus_gone" })).status).toBe(200);
  expect(logged.filter(({ level }) => level === "error")).toEqual([]);
});
