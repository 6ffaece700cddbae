import { createWebhookSender } from "@latch/adapters/webhooks/send";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { startReceiver } from "../../support/doubles/receiver.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { attachConsumers, openWebhooks } from "../../support/fixtures/webhooks.ts";
import { stopClock } from "../../support/stop-clock.ts";

const hour = 3600;

describe("an event", () => {
  test("is delivered signed, as the contract describes it, without further data", async () => {
    const { addEndpoint, plan, event, work } = await openWebhooks();
    const { url, received } = await startReceiver();
    const endpoint = await addEndpoint(url);
    const published = event();
    await plan(published);
    expect(await endpoint.deliveries()).toMatchObject([{ status: "pending", attempts: 0 }]);
    await work();
    const { clientaddress, ...payload } = published;
    const [request] = received;
    expect(request?.headers["content-type"]).toBe("application/cloudevents+json");
    expect(request?.headers["webhook-id"]).toBe(published.id);
    const { headers = {}, body = "" } = request ?? {};
    expect(new Webhook(endpoint.secret).verify(body, headers)).toEqual(payload);
    expect(body).not.toContain(clientaddress);
    expect(await endpoint.deliveries()).toEqual([
      {
        id: published.id,
        type: "user.created",
        status: "delivered",
        attempts: 1,
        createdAt: expect.any(String),
        lastAttemptAt: expect.any(String),
        lastStatus: 204,
      },
    ]);
  });

  test("is delivered to every enabled endpoint that subscribes to its type", async () => {
    const { addEndpoint, plan, event, work } = await openWebhooks();
    const [all, some, others] = [
      await startReceiver(),
      await startReceiver(),
      await startReceiver(),
    ];
    await addEndpoint(all.url);
    await addEndpoint(some.url, ["user.deleted", "user.created"]);
    await addEndpoint(others.url, ["session.started"]);
    await plan(event("user.created"));
    await work();
    expect([all, some, others].map(({ received }) => received.length)).toEqual([1, 1, 0]);
  });

  test("without a subscriber leaves no record", async () => {
    const { plan, event, database, messages } = await openWebhooks();
    await plan(event());
    expect(await scan(database, "WebhookDeliveries")).toEqual([]);
    expect(messages.waiting).toEqual([]);
  });

  test("is delivered once when it is published twice, and queued again only before the first attempt", async () => {
    const { addEndpoint, plan, event, work, messages } = await openWebhooks();
    const { url, received } = await startReceiver();
    await addEndpoint(url);
    const published = event();
    await Promise.all([plan(published), plan(published)]);
    expect(messages.waiting).toHaveLength(2);
    await work();
    // The message that lost the race is delayed until the lease of the other one ends.
    await plan(published);
    expect(await work()).toBe(0);
    expect(received).toHaveLength(1);
  });
});

describe("a delivery that fails", () => {
  test("is retried for a day and then fails", async () => {
    const { addEndpoint, plan, event, workToTheEnd } = await openWebhooks();
    const { url, received } = await startReceiver({ answer: 500 });
    const endpoint = await addEndpoint(url);
    await plan(event());
    const seconds = await workToTheEnd();
    expect(received).toHaveLength(8);
    expect(seconds).toBeGreaterThan(0.9 * 23.6 * hour);
    expect(seconds).toBeLessThan(1.1 * 23.7 * hour);
    expect(await endpoint.deliveries()).toMatchObject([
      { status: "failed", attempts: 8, lastStatus: 500, lastError: "status 500" },
    ]);
    expect((await endpoint.deliveries())[0]).not.toHaveProperty("nextAttemptAt");
    // The same id each time, for deduplication; a new timestamp, because receivers check its age.
    const ids = new Set(received.map(({ headers }) => headers["webhook-id"]));
    const times = new Set(received.map(({ headers }) => headers["webhook-timestamp"]));
    expect([ids.size, times.size]).toEqual([1, 8]);
  });

  test("waits 5 s, 1 min, 5 min, 30 min, 2 h, 6 h and 15 h, with a jitter of 10 %", async () => {
    stopClock();
    const { addEndpoint, plan, event, workLater } = await openWebhooks();
    const { url } = await startReceiver({ answer: 500 });
    const { deliveries } = await addEndpoint(url);
    await plan(event());
    const waits: number[] = [];
    for (let attempts = 0; attempts < 7; attempts++) {
      let [delivery] = await deliveries();
      while (delivery?.attempts === attempts) {
        await workLater();
        [delivery] = await deliveries();
      }
      const { nextAttemptAt = "", lastAttemptAt = "" } = delivery ?? {};
      waits.push((Date.parse(nextAttemptAt) - Date.parse(lastAttemptAt)) / 1000);
    }
    const planned = [5, 60, 300, 1800, 2 * hour, 6 * hour, 15 * hour];
    waits.forEach((wait, index) => {
      expect(wait / (planned[index] ?? 0)).toBeGreaterThan(0.89);
      expect(wait / (planned[index] ?? 0)).toBeLessThan(1.11);
    });
  });

  test("succeeds when the receiver has recovered", async () => {
    const { addEndpoint, plan, event, work, pass } = await openWebhooks();
    const { url, received, answers } = await startReceiver({ answer: 503 });
    const endpoint = await addEndpoint(url);
    await plan(event());
    await work();
    expect(await endpoint.deliveries()).toMatchObject([
      { status: "pending", attempts: 1, lastStatus: 503, nextAttemptAt: expect.any(String) },
    ]);
    answers(200);
    expect(await work(), "nothing is due yet").toBe(0);
    pass(6);
    await work();
    expect(received).toHaveLength(2);
    const [delivery] = await endpoint.deliveries();
    expect(delivery).toMatchObject({ status: "delivered", attempts: 2, lastStatus: 200 });
    expect(delivery).not.toHaveProperty("lastError");
    expect(delivery).not.toHaveProperty("nextAttemptAt");
  });

  test.each([
    ["120", 119, 122],
    ["1", 4, 7],
    ["999999", 24 * hour - 1, 24 * hour + 2],
  ])("with Retry-After %s waits that long, within bounds", async (asked, least, most) => {
    stopClock();
    const { addEndpoint, plan, event, work, clock } = await openWebhooks();
    const { url } = await startReceiver({
      answer: (response) => response.writeHead(429, { "retry-after": asked }).end(),
    });
    const endpoint = await addEndpoint(url);
    await plan(event());
    await work();
    const { nextAttemptAt = "" } = (await endpoint.deliveries())[0] ?? {};
    const wait = (Date.parse(nextAttemptAt) - clock()) / 1000;
    expect(wait).toBeGreaterThan(least);
    expect(wait).toBeLessThan(most);
  });

  test("records a short reason, without any text of the receiver", async () => {
    const harness = await openWebhooks();
    const { addEndpoint, plan, event, messages, database, logged, clock } = harness;
    const sendBriefly = createWebhookSender({ allowPrivate: true, clock, timeoutMs: 100 });
    const sendPatiently = createWebhookSender({ allowPrivate: true, clock });
    const verbose = await startReceiver({
      answer: (response) => response.writeHead(302, { location: "/secret" }).end("inner workings"),
    });
    const slow = await startReceiver({ answer: () => {} });
    const { deliver } = attachConsumers(harness, {
      send: (message) => (message.url.startsWith(slow.url) ? sendBriefly : sendPatiently)(message),
    });
    const endpoints = [
      await addEndpoint(verbose.url),
      await addEndpoint(slow.url),
      await addEndpoint("http://127.0.0.1:1/"),
    ];
    await plan(event());
    await Promise.all(messages.take().map(deliver));
    const errors = await Promise.all(
      endpoints.map(async ({ deliveries }) => (await deliveries())[0]?.lastError),
    );
    expect(errors).toEqual(["status 302", "timeout", "ECONNREFUSED"]);
    const stored = JSON.stringify([await scan(database, "WebhookDeliveries"), logged]);
    expect(stored).not.toMatch(/inner workings|\/secret/);
  });

  test("does not delay the others", async () => {
    const { addEndpoint, plan, event, messages, deliver } = await openWebhooks();
    let release = () => {};
    const slow = await startReceiver({
      answer: (response) =>
        new Promise<void>((resume) => {
          release = () => resume(void response.writeHead(204).end());
        }),
    });
    const fast = await startReceiver();
    const [one, other] = [await addEndpoint(slow.url), await addEndpoint(fast.url)];
    await plan(event());
    const running = messages.take().map(deliver);
    await expect.poll(other.deliveries).toMatchObject([{ status: "delivered" }]);
    expect(await one.deliveries()).toMatchObject([{ status: "pending", attempts: 1 }]);
    release();
    await Promise.all(running);
    expect(await one.deliveries()).toMatchObject([{ status: "delivered" }]);
  });
});

describe("deliveries", () => {
  test("are listed newest first, page by page, and by status", async () => {
    const { addEndpoint, plan, event, work, pass, master } = await openWebhooks();
    const { url, answers } = await startReceiver();
    const { id: endpointId } = await addEndpoint(url);
    const eventIds: string[] = [];
    for (let count = 0; count < 5; count++) {
      answers(count % 2 === 0 ? 204 : 500);
      const next = event();
      await plan(next);
      await work();
      eventIds.unshift(next.id);
      pass(1);
    }
    const page = async (query: object) => {
      const params = { params: { path: { endpointId }, query } };
      const { data } = await (await master()).listWebhookDeliveries(params);
      return { ids: data?.items.map(({ id }) => id), cursor: data?.nextCursor };
    };
    const first = await page({ limit: 2 });
    expect(first.ids).toEqual(eventIds.slice(0, 2));
    const second = await page({ limit: 2, cursor: first.cursor });
    expect(second.ids).toEqual(eventIds.slice(2, 4));
    expect((await page({ limit: 2, cursor: second.cursor })).ids).toEqual(eventIds.slice(4));
    expect((await page({ status: "delivered" })).ids).toEqual([
      eventIds[0],
      eventIds[2],
      eventIds[4],
    ]);
    expect((await page({ status: "pending" })).ids).toEqual([eventIds[1], eventIds[3]]);
    expect((await page({ status: "failed" })).ids).toEqual([]);
  });

  test("expire after thirty days", async () => {
    const { addEndpoint, plan, event, work, pass } = await openWebhooks();
    const { url } = await startReceiver();
    const { deliveries } = await addEndpoint(url);
    await plan(event());
    await work();
    pass(30 * 24 * hour - 60);
    expect(await deliveries()).toHaveLength(1);
    pass(60);
    expect(await deliveries()).toEqual([]);
  });

  test("of a deleted endpoint stop", async () => {
    const { addEndpoint, plan, event, work, workToTheEnd, master } = await openWebhooks();
    const { url, received } = await startReceiver({ answer: 500 });
    const endpoint = await addEndpoint(url);
    await plan(event());
    await work();
    await endpoint.remove();
    await workToTheEnd();
    expect(received).toHaveLength(1);
    const params = { params: { path: { endpointId: endpoint.id } } };
    expect(outcome(await (await master()).listWebhookDeliveries(params))).toEqual([
      404,
      "not_found",
    ]);
  });
});
