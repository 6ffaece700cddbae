import { describe, expect, test } from "vitest";
import { startReceiver } from "../../support/doubles/receiver.ts";
import { toFacts } from "../../support/fixtures/domain-events.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { openWebhooks } from "../../support/fixtures/webhooks.ts";

const hour = 3600;
type Opened = Awaited<ReturnType<typeof openWebhooks>>;

/** The status of an endpoint that is up, so that it is not paused, and rejects events. */
const rejected = 400;

/** Makes a number of events fail once each, immediately. */
async function fail({ plan, event, work }: Opened, times: number): Promise<void> {
  for (let count = 0; count < times; count++) {
    await plan(event());
    await work();
  }
}

describe("an endpoint", () => {
  test("that returns 410 is disabled immediately, and gets no further deliveries", async () => {
    const opened = await openWebhooks();
    const { addEndpoint, plan, event, work, messages } = opened;
    const { url, received } = await startReceiver({ answer: 410 });
    const { state, deliveries } = await addEndpoint(url);
    await fail(opened, 1);
    expect(await state()).toMatchObject({
      status: "disabled",
      disabledReason: "gone",
      disabledAt: expect.any(String),
    });
    expect(await deliveries()).toMatchObject([{ status: "failed", lastStatus: 410 }]);
    await plan(event());
    expect([await work(), messages.waiting.length, received.length]).toEqual([0, 0, 1]);
  });

  test("is disabled after twenty consecutive failures, the first more than a day ago", async () => {
    const opened = await openWebhooks();
    const { addEndpoint, pass, logged } = opened;
    const { url } = await startReceiver({ answer: rejected });
    const { state } = await addEndpoint(url);
    await fail(opened, 25);
    expect(await state(), "twenty are not enough").toMatchObject({ status: "enabled" });
    pass(24 * hour - 60);
    await fail(opened, 1);
    expect(await state(), "nor are 23 hours").toMatchObject({ status: "enabled" });
    pass(61);
    await fail(opened, 1);
    expect(await state()).toMatchObject({ status: "disabled", disabledReason: "failing" });
    expect(logged.filter(({ event }) => event === "webhook_endpoint.disabled")).toHaveLength(1);
  });

  test("is not disabled after a day with few failures", async () => {
    const opened = await openWebhooks();
    const { addEndpoint, pass } = opened;
    const { url } = await startReceiver({ answer: rejected });
    const { state } = await addEndpoint(url);
    await fail(opened, 1);
    pass(25 * hour);
    await fail(opened, 1);
    expect(await state()).toMatchObject({ status: "enabled" });
  });

  test("has its failures reset by one success", async () => {
    const opened = await openWebhooks();
    const { addEndpoint, pass, database } = opened;
    const { url, answers } = await startReceiver({ answer: rejected });
    const { state } = await addEndpoint(url);
    await fail(opened, 25);
    answers(204);
    await fail(opened, 1);
    expect(JSON.stringify(await scan(database, "WebhookEndpoints"))).not.toContain("fail");
    pass(25 * hour);
    answers(rejected);
    await fail(opened, 5);
    expect(await state()).toMatchObject({ status: "enabled" });
  });

  test("that is disabled ends its pending deliveries", async () => {
    const opened = await openWebhooks();
    const { addEndpoint, plan, event, work, workToTheEnd } = opened;
    const { url, received, answers } = await startReceiver({ answer: 500 });
    const { deliveries } = await addEndpoint(url);
    await fail(opened, 3);
    answers(410);
    await plan(event());
    await work();
    await workToTheEnd();
    expect(received).toHaveLength(4);
    expect((await deliveries()).map(({ status, lastError }) => [status, lastError])).toEqual([
      ["failed", "status 410"],
      ...Array(3).fill(["failed", "endpoint disabled"]),
    ]);
  });

  test("that fails twenty times concurrently after a day is disabled once", async () => {
    const opened = await openWebhooks();
    const { addEndpoint, pass, plan, event, work, logged } = opened;
    const { url } = await startReceiver({ answer: rejected });
    await addEndpoint(url);
    await fail(opened, 19);
    pass(25 * hour);
    for (let count = 0; count < 20; count++) await plan(event());
    await work();
    expect(logged.filter(({ event }) => event === "webhook_endpoint.disabled")).toHaveLength(1);
  });
});

test("disabling an endpoint publishes an event with the user who created it", () => {
  const before = {
    endpointId: "whe_1",
    url: "https://example.com/?key=1",
    status: "enabled",
    createdAt: "2026-01-01T00:00:00.000Z",
    createdBy: "usr_1",
    secret: "sealed",
  } as const;
  const after = {
    ...before,
    status: "disabled",
    disabledReason: "failing",
    disabledAt: "2026-01-02T00:00:00.000Z",
  } as const;
  const table = "WebhookEndpoints";
  expect(toFacts({ table, atMs: 0, before, after })).toEqual([
    {
      type: "webhook_endpoint.disabled",
      userId: "usr_1",
      subject: "whe_1",
      at: "2026-01-02T00:00:00.000Z",
      data: { userId: "usr_1", endpointId: "whe_1" },
    },
  ]);
  const others = [
    { after: before },
    { before },
    { before: after, after: before },
    { before: after, after },
  ];
  for (const images of others) expect(toFacts({ table, atMs: 0, ...images })).toEqual([]);
  const counted = { before: { ...before, failures: 1 }, after: { ...before, failures: 2 } };
  expect(toFacts({ table, atMs: 0, ...counted })).toEqual([]);
});

describe("a redelivery", () => {
  test("is made at once, whatever the status of the delivery", async () => {
    const { addEndpoint, plan, event, work, workToTheEnd } = await openWebhooks();
    const { url, received, answers } = await startReceiver();
    const { deliveries, redeliver } = await addEndpoint(url);
    const published = event();
    await plan(published);
    await work();
    expect(outcome(await redeliver(published.id))).toEqual([202, undefined]);
    await work();
    expect(received, "one that was delivered").toHaveLength(2);

    answers(500);
    await redeliver(published.id);
    await workToTheEnd();
    expect(received, "on its own schedule").toHaveLength(2 + 8);
    expect(await deliveries()).toMatchObject([{ status: "failed", attempts: 10 }]);

    answers(204);
    await redeliver(published.id);
    await work();
    expect(await deliveries()).toMatchObject([{ status: "delivered", attempts: 11 }]);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  test("of a pending delivery is made at once, and once", async () => {
    const { addEndpoint, plan, event, work, workToTheEnd } = await openWebhooks();
    const { url, received, answers } = await startReceiver({ answer: 500 });
    const { redeliver } = await addEndpoint(url);
    const published = event();
    await plan(published);
    await work();
    answers(204);
    await Promise.all([redeliver(published.id), redeliver(published.id), redeliver(published.id)]);
    await work();
    await workToTheEnd();
    expect(received).toHaveLength(2);
  });

  test("during an attempt makes no further one", async () => {
    const { addEndpoint, plan, event, deliver, messages } = await openWebhooks();
    let finish = () => {};
    let arrived = () => {};
    const requestReceived = new Promise<void>((resume) => {
      arrived = resume;
    });
    const { url, received } = await startReceiver({
      answer: (response) =>
        new Promise<void>((resume) => {
          finish = () => resume(void response.writeHead(204).end());
          arrived();
        }),
    });
    const { deliveries, redeliver } = await addEndpoint(url);
    const published = event();
    await plan(published);
    const running = messages.take().map(deliver);
    await requestReceived;
    expect(outcome(await redeliver(published.id))[0]).toBe(202);
    expect(messages.waiting).toEqual([]);
    finish();
    await Promise.all(running);
    expect(received).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ status: "delivered", attempts: 1 }]);
  });

  test("to a disabled endpoint is one attempt, and its success enables the endpoint", async () => {
    const opened = await openWebhooks();
    const { addEndpoint, plan, event, work, workToTheEnd } = opened;
    const { url, received, answers } = await startReceiver({ answer: 410 });
    const { deliveries, redeliver, state } = await addEndpoint(url);
    const published = event();
    await plan(published);
    await work();

    answers(500);
    await redeliver(published.id);
    await workToTheEnd();
    expect(received).toHaveLength(2);
    expect(await deliveries()).toMatchObject([{ status: "failed", lastError: "status 500" }]);
    expect(await state()).toMatchObject({ status: "disabled" });

    answers(204);
    await redeliver(published.id);
    await work();
    expect(await deliveries()).toMatchObject([{ status: "delivered" }]);
    const enabled = await state();
    expect(enabled).toMatchObject({ status: "enabled" });
    expect(enabled).not.toHaveProperty("disabledReason");
    expect(enabled).not.toHaveProperty("disabledAt");
    await plan(event());
    await work();
    expect(received).toHaveLength(4);
  });

  test("to a disabled endpoint requires what a new endpoint requires", async () => {
    const { addEndpoint, plan, event, work, workToTheEnd, pass, masterUser, logIn, messages } =
      await openWebhooks();
    const { url, received, answers } = await startReceiver({ answer: 410 });
    const { id: endpointId, redeliver, state } = await addEndpoint(url);
    const published = event();
    await plan(published);
    const { latch } = await logIn(masterUser.email);
    pass(601);
    const path = { endpointId, deliveryId: published.id };
    const again = () => latch.redeliver({ params: { path } });
    expect(outcome(await again()), "while it is enabled").toEqual([202, undefined]);
    await workToTheEnd();
    expect(await state()).toMatchObject({ status: "disabled" });
    const before = received.length;
    answers(204);
    const refused = await again();
    expect(outcome(refused)).toEqual([401, "reauthentication_required"]);
    expect(refused.response.headers.get("www-authenticate")).toContain('max_age="600"');
    await Promise.all(Array.from({ length: 10 }, again));
    expect(messages.waiting).toEqual([]);
    expect(await state()).toMatchObject({ status: "disabled" });
    expect(received).toHaveLength(before);
    expect(outcome(await redeliver(published.id)), "after a new login").toEqual([202, undefined]);
    await work();
    expect(await state()).toMatchObject({ status: "enabled" });
  });

  test("keeps the delivery for another thirty days", async () => {
    const { addEndpoint, plan, event, work, pass } = await openWebhooks();
    const { url } = await startReceiver();
    const { deliveries, redeliver } = await addEndpoint(url);
    const published = event();
    await plan(published);
    await work();
    pass(29 * 24 * hour);
    await redeliver(published.id);
    await work();
    pass(29 * 24 * hour);
    expect(await deliveries()).toHaveLength(1);
  });
});
