import { describe, expect, test } from "vitest";
import { createBillingHarness } from "../../support/fixtures/billing.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { wholeRun } from "../../support/fixtures/work-limit.ts";
import { createHarness, password } from "../../support/harness.ts";

test("the export contains the customer and the subscription", async () => {
  const { subscribed } = await createBillingHarness();
  const { person, subscription } = await subscribed();
  const { data } = await person.latch.exportMe();
  expect(data?.billing).toMatchObject({
    customerId: subscription.customer,
    subscription: { subscriptionId: subscription.id, plan: "pro", status: "active" },
  });
});

describe("deleting an account", () => {
  test("deletes the customer, which ends the subscription", async () => {
    const { stripe, subscribed, database, tell } = await createBillingHarness();
    const { person, subscription } = await subscribed();
    expect(outcome(await person.latch.deleteMe({ body: { password } }))[0]).toBe(204);
    expect(stripe.customers.size).toBe(0);
    expect(await scan(database, "Billing")).toEqual([]);
    // Stripe sends an event about its end; the user does not exist any more.
    expect((await tell("customer.subscription.deleted", subscription)).status).toBe(200);
    expect(await scan(database, "Users")).toEqual([]);
  });

  test("is completed later if Stripe is down", async () => {
    const { stripe, subscribed, database, deps } = await createBillingHarness();
    const { person } = await subscribed();
    stripe.fail({ kind: "status", status: 500 });
    const interrupted = await person.latch.deleteMe({ body: { password } });
    expect(outcome(interrupted)).toEqual([503, "unavailable"]);
    expect(
      (await person.latch.getMe()).response.status,
      "the account is not visible any more",
    ).toBe(401);
    await expect(deps.finishErasures(wholeRun)).rejects.toThrow();
    expect(await scan(database, "Billing")).toHaveLength(1);
    stripe.heal();
    expect(await deps.finishErasures(wholeRun)).toMatchObject({ finished: 1 });
    expect(stripe.customers.size).toBe(0);
    expect(await scan(database, "Billing")).toEqual([]);
    expect(await scan(database, "Users")).toEqual([]);
  });

  test("leaves no customer if a checkout runs at the same time", async () => {
    const { stripe, signUp, checkOut, database } = await createBillingHarness();
    const person = await signUp();
    stripe.whileAnswering(async (operationId) => {
      if (operationId !== "PostCustomers") return;
      expect((await person.latch.deleteMe({ body: { password } })).response.status).toBe(204);
    });
    expect(outcome(await checkOut(person))).toEqual([401, "unauthenticated"]);
    expect(stripe.customers.size).toBe(0);
    expect(await scan(database, "Billing")).toEqual([]);
  });

  test("succeeds if the customer was deleted at Stripe before", async () => {
    const { stripe, subscribed, database } = await createBillingHarness();
    const { person } = await subscribed();
    stripe.customers.clear();
    expect(outcome(await person.latch.deleteMe({ body: { password } }))[0]).toBe(204);
    expect(await scan(database, "Billing")).toEqual([]);
  });

  test("logs the remaining customer if there is no Stripe key", async () => {
    const { subscribed, database, keys } = await createBillingHarness();
    const { person, subscription } = await subscribed();
    const keyless = await createHarness({}, { database, keys });
    const { latch } = await keyless.logIn(person.user.email);
    expect(outcome(await latch.deleteMe({ body: { password } }))[0]).toBe(204);
    expect(await scan(database, "Billing")).toEqual([]);
    expect(keyless.logged).toContainEqual(
      expect.objectContaining({
        event: "billing.customer_left",
        customerId: subscription.customer,
        level: "warn",
      }),
    );
  });
});
