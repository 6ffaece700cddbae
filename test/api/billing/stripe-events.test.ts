import { describe, expect, test } from "vitest";
import type { Subscription } from "../../support/doubles/stripe-objects.ts";
import { createBillingHarness, daySeconds, pro, team } from "../../support/fixtures/billing.ts";
import { changeUser } from "../../support/fixtures/change-user.ts";
import { put, scan } from "../../support/fixtures/tables.ts";

const soon = () => Math.floor(Date.now() / 1000) + 5 * daySeconds;
const updated = "customer.subscription.updated";

describe("the plan follows the subscription", () => {
  test("up, over and down, into the profile and the scope of the next token", async () => {
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
  ])("%s %j is %s", async (status, given, plan, told) => {
    const { subscribed, stateOf } = await createBillingHarness();
    const { person } = await subscribed({ status, ...given });
    const state = await stateOf(person);
    expect(state).toMatchObject({ scope: `plan:${plan}`, plan, status, ...told });
  });

  test("a payment that fails costs the plan after a grace, though nobody says another word", async () => {
    const harness = await createBillingHarness({ environment: { BILLING_GRACE_DAYS: "3" } });
    const { tell, subscribed, stateOf, pass, clock, database, logIn } = harness;
    const { person, subscription } = await subscribed();
    subscription.status = "past_due";
    await tell(updated, subscription);
    const until = clock() + 3 * daySeconds * 1000;
    pass(2 * daySeconds);
    // Another event of the same trouble does not begin the grace anew.
    await tell(updated, { ...subscription, latest_invoice: "in_2" });
    let state = await stateOf(person);
    expect(state).toMatchObject({ scope: "plan:pro", status: "past_due" });
    expect(Math.abs(Date.parse(state.graceEndsAt ?? "") - until)).toBeLessThan(5000);

    pass(daySeconds + 10);
    expect((await logIn(person.user.email)).user.plan, "at once").toBe("free");
    state = await stateOf({ ...person, ...state });
    expect(state).toMatchObject({ scope: "plan:free", plan: "free", status: "past_due" });
    const [stored] = await scan(database, "Users");
    expect(stored?.["plan"], "and is told to others").toBe("free");

    subscription.status = "active";
    await tell(updated, subscription);
    state = await stateOf({ ...person, ...state });
    expect(state).toMatchObject({ scope: "plan:pro", status: "active" });
  });

  test("a cancelled one ends when it says, though nobody says another word", async () => {
    const { subscribed, stateOf, pass } = await createBillingHarness();
    const { person } = await subscribed({ cancel_at: soon() });
    pass(5 * daySeconds + 10);
    expect(await stateOf(person)).toMatchObject({ scope: "plan:free", plan: "free" });
  });

  test("somebody who still pays a former price keeps the plan; an unknown price gives none", async () => {
    const { subscribed, stateOf, logged } = await createBillingHarness();
    const old = await subscribed({ price: { ...pro, id: "price_pro_2025" } });
    expect((await stateOf(old.person)).plan).toBe("pro");
    const odd = await subscribed({ price: { ...pro, id: "price_of_something" } });
    expect((await stateOf(odd.person)).plan).toBe("free");
    expect(logged).toContainEqual(
      expect.objectContaining({ event: "billing.price_unknown", priceId: "price_of_something" }),
    );
  });

  test("what an administrator gave stays with people who never paid", async () => {
    const { signUp, checkOut, tell, stripe, database, stateOf } = await createBillingHarness();
    const person = await signUp();
    await changeUser(database, person.user.id, { plan: "team" });
    await checkOut(person);
    const [customer] = [...stripe.customers.keys()];
    await tell("checkout.session.completed", { id: "cs_1", object: "checkout.session", customer });
    expect(await stateOf(person)).toMatchObject({ scope: "plan:team", status: "none" });
  });
});

describe("events", () => {
  test("are applied once each, and mean what is the case now", async () => {
    const { tell, subscribed, stripe, stateOf } = await createBillingHarness();
    const { person, subscription } = await subscribed();
    const stale = structuredClone(subscription);
    subscription.status = "canceled";
    expect((await tell("customer.subscription.deleted", subscription, "evt_2")).status).toBe(200);
    // The one that was sent before it arrives after it, and then again.
    expect((await tell(updated, stale, "evt_1")).status).toBe(200);
    expect((await stateOf(person)).plan).toBe("free");
    const asked = stripe.requests.length;
    expect((await tell(updated, stale, "evt_1")).status).toBe(200);
    expect((await tell("customer.subscription.deleted", subscription, "evt_2")).status).toBe(200);
    expect(stripe.requests, "nothing is asked for what is done").toHaveLength(asked);
  });

  test("that arrive at once end in the present state, however their answers overtake each other", async () => {
    const { tell, subscribed, stripe, stateOf, database } = await createBillingHarness();
    const { person, subscription } = await subscribed();
    const [item] = subscription.items.data;
    if (item) item.price = team;
    // The first to ask is answered from before the next change, and hears it after everyone else.
    let first = true;
    stripe.whileAnswering(async (operationId) => {
      if (operationId !== "GetSubscriptions" || !first) return;
      first = false;
      subscription.status = "past_due";
      await Promise.all([tell(updated, subscription), tell(updated, subscription)]);
    });
    expect((await tell(updated, subscription)).status).toBe(200);
    expect(await stateOf(person)).toMatchObject({ scope: "plan:team", status: "past_due" });
    const [kept] = await scan(database, "Billing");
    expect(kept).toMatchObject({ subscription: { plan: "team", status: "past_due" } });
  });

  test("in great numbers at once end in the present state", async () => {
    const { tell, subscribed, stateOf } = await createBillingHarness();
    const { person, subscription } = await subscribed();
    const [item] = subscription.items.data;
    const told = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        if (item) item.price = index % 2 ? team : pro;
        return tell(updated, subscription);
      }),
    );
    // Who lost too often is told again later by Stripe.
    expect([200, 503]).toEqual(
      expect.arrayContaining([...new Set(told.map(({ status }) => status))]),
    );
    await tell(updated, subscription);
    expect(await stateOf(person)).toMatchObject({ scope: "plan:team" });
  });

  test("whose answer is lost are applied when they come again", async () => {
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

  test("that were cut off between the subscription and the account are finished", async () => {
    const { tell, subscribed, database, stateOf } = await createBillingHarness();
    const { person, subscription } = await subscribed();
    // As if the process had died right after the first write of an upgrade.
    const [kept] = await scan(database, "Billing");
    await changeUser(database, person.user.id, { plan: "free", billingVersion: 0 });
    expect(kept).toMatchObject({ version: 1 });
    await tell(updated, subscription);
    expect((await stateOf(person)).plan).toBe("pro");
  });

  test("of subscriptions without our mark find their owner by the customer", async () => {
    const { tell, signUp, checkOut, stripe, stateOf } = await createBillingHarness();
    const person = await signUp();
    await checkOut(person);
    const [customer = ""] = [...stripe.customers.keys()];
    const made = stripe.subscribe({ price: pro, customer });
    await tell("customer.subscription.created", made);
    expect((await stateOf(person)).plan).toBe("pro");
  });

  test("that name somebody else's customer change nothing", async () => {
    const { tell, subscribed, signUp, stateOf } = await createBillingHarness();
    const { subscription } = await subscribed();
    const thief = await signUp();
    const claimed = { ...subscription, metadata: { userId: thief.user.id } };
    await tell(updated, claimed);
    expect((await stateOf(thief)).plan).toBe("free");
    await tell(updated, { ...claimed, customer: "cus_ofAnotherApp" });
    expect((await stateOf(thief)).plan).toBe("free");
  });

  test("of a customer who was deleted at Stripe take the plan away", async () => {
    const { tell, subscribed, stripe, stateOf } = await createBillingHarness();
    const { person, subscription } = await subscribed();
    const customer = stripe.customers.get(subscription.customer) ?? {};
    stripe.customers.clear();
    stripe.subscriptions.length = 0;
    await tell("customer.deleted", customer);
    expect(await stateOf(person)).toMatchObject({ plan: "free", status: "canceled" });
  });

  test.each(["charge.succeeded", "price.updated", "something.new", "customer.updated"])(
    "%s is none of our business, and received",
    async (type) => {
      const { tell, stripe, database } = await createBillingHarness();
      expect((await tell(type, { id: "obj_1" })).status).toBe(200);
      expect(stripe.requests).toEqual([]);
      expect(await scan(database, "StripeEvents")).toEqual([]);
    },
  );

  test("are forgotten after forty days", async () => {
    const { subscribed, database, clock } = await createBillingHarness();
    await subscribed();
    const [noted] = await scan(database, "StripeEvents");
    const age = Number(noted?.["expiresAt"]) - clock() / 1000;
    expect(age / daySeconds).toBeCloseTo(40, 1);
    expect(Object.keys(noted ?? {}).sort()).toEqual(["eventId", "expiresAt"]);
  });
});

test("what stands in Billing is of people, and a customer of nobody is nobody's", async () => {
  const { tell, database, logged } = await createBillingHarness();
  await put(database, "Billing", { userId: "usr_gone", customerId: "cus_gone", version: 0 });
  expect((await tell(updated, { id: "sub_1", customer: "cus_gone" })).status).toBe(200);
  expect(logged.filter(({ level }) => level === "error")).toEqual([]);
});
