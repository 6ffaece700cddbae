import { describe, expect, onTestFinished, test } from "vitest";
import { listen } from "../../../packages/server/src/http/serve.ts";
import { createStripeEvent } from "../../support/doubles/stripe-objects.ts";
import { createBillingHarness, signed, webhookSecret } from "../../support/fixtures/billing.ts";
import { put, scan } from "../../support/fixtures/tables.ts";

const updated = "customer.subscription.updated";

describe("an event is rejected", () => {
  const event = createStripeEvent(updated, { id: "sub_1", customer: "cus_1" });

  test.each<[string, (init: ReturnType<typeof signed>) => RequestInit]>([
    [
      "without a signature",
      ({ body }) => ({ body, headers: { "content-type": "application/json" } }),
    ],
    ["signed by another secret", () => signed(event, { secret: "whsec_another" })],
    ["signed more than five minutes ago", () => signed(event, { atMs: Date.now() - 301_000 })],
    [
      "changed in one letter",
      (init) => ({ ...init, body: String(init.body).replace("cus_1", "cus_2") }),
    ],
    ["written anew", (init) => ({ ...init, body: JSON.stringify(JSON.parse(String(init.body))) })],
    [
      "with a signature that is none",
      (init) => ({ ...init, headers: { ...init.headers, "stripe-signature": "t=now,v1=x" } }),
    ],
    ...["t=N,v1=", "t=N,v1", "t=N,v1=,v1=00", "t=,v1=", "v1=00", "t=N", "t=1e400,v1=00"].map(
      (header): [string, (init: ReturnType<typeof signed>) => RequestInit] => [
        `with the header ${header}`,
        (init) => {
          const signature = header.replace("N", String(Math.floor(Date.now() / 1000)));
          return { ...init, headers: { ...init.headers, "stripe-signature": signature } };
        },
      ],
    ),
    ["empty", (init) => ({ ...init, body: "" })],
  ])("%s", async (_, change) => {
    const { raw, database, stripe, logged } = await createBillingHarness();
    const response = await raw("POST", "/webhooks/stripe", change(signed(event)));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid_signature" });
    expect(await scan(database, "StripeEvents")).toEqual([]);
    expect(stripe.requests).toEqual([]);
    expect(JSON.stringify(logged)).not.toContain(webhookSecret);
  });

  test("if it is larger than 256 KiB", async () => {
    const { raw } = await createBillingHarness();
    const padded = (bytes: number) => ({
      ...event,
      type: "something.new",
      padding: "x".repeat(bytes),
    });
    const send = (bytes: number, headers: Record<string, string> = {}) => {
      const init = signed(padded(bytes));
      return raw("POST", "/webhooks/stripe", { ...init, headers: { ...init.headers, ...headers } });
    };
    expect((await send(250 * 1024)).status).toBe(200);
    expect((await send(1024 * 1024)).status).toBe(413);
    expect((await send(1024 * 1024, { "content-length": String(2 ** 20) })).status).toBe(413);
  });

  test("if it is not JSON, before its signature is checked", async () => {
    const { raw } = await createBillingHarness();
    const { headers, body } = signed(event);
    const init = { body, headers: { ...headers, "content-type": "text/plain" } };
    expect((await raw("POST", "/webhooks/stripe", init)).status).toBe(415);
  });
});

test("Stripe needs no API key in an installation that requires one", async () => {
  const { tell, latch } = await createBillingHarness({ environment: { REQUIRE_API_KEY: "true" } });
  expect((await latch.listPlans()).response.status).toBe(401);
  expect((await tell("something.new", {})).status).toBe(200);
});

test("a Node server passes on the raw bytes, and stops reading a body that is too long", async () => {
  const { app, database } = await createBillingHarness();
  const server = await listen(app, { port: 0, host: "127.0.0.1" });
  onTestFinished(server.stop);
  await put(database, "Billing", { userId: "usr_1", customerId: "cus_1", version: 0 });
  const post = async (init: RequestInit) => {
    const url = `http://127.0.0.1:${server.port}/webhooks/stripe`;
    const response = await fetch(url, { method: "POST", ...init });
    return response.status;
  };
  const stripeEvent = createStripeEvent(updated, {
    id: "sub_1",
    customer: "cus_1",
    description: "Für Ådå 🔑",
  });
  expect(await post(signed(stripeEvent))).toBe(200);
  expect(await post(signed(stripeEvent, { secret: "whsec_another" }))).toBe(400);
  expect(await post(signed({ ...stripeEvent, padding: "x".repeat(2 ** 20) }))).toBe(413);
  expect(await scan(database, "StripeEvents")).toMatchObject([{ eventId: stripeEvent.id }]);
});
