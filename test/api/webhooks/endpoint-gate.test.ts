import { createEndpointLoadStore } from "@latch/adapters/dynamodb";
import { WebhookEndpointId } from "@latch/contract";
import { describe, expect, test } from "vitest";
import { startReceiver } from "../../support/doubles/receiver.ts";
import { put, scan } from "../../support/fixtures/tables.ts";
import { openWebhooks } from "../../support/fixtures/webhooks.ts";

type Opened = Awaited<ReturnType<typeof openWebhooks>>;

async function planMany({ plan, event }: Opened, count: number): Promise<void> {
  for (let each = 0; each < count; each++) await plan(event());
}

/** Starts a receiver that holds its responses until `release`. */
async function startSlowReceiver() {
  let release = () => {};
  const released = new Promise<void>((resume) => {
    release = resume;
  });
  const receiver = await startReceiver({
    answer: async (response) => {
      await released;
      response.writeHead(204).end();
    },
  });
  return { ...receiver, release };
}

const loadOf = async ({ database }: Opened, endpointId: string) =>
  (await scan(database, "Throttles")).find(({ key }) => key === `webhook#${endpointId}`);

describe("an endpoint that is down", () => {
  test("is paused after five attempts, and tried once after each pause", async () => {
    const opened = await openWebhooks();
    const { addEndpoint, work, pass, messages } = opened;
    const { url, received } = await startReceiver({ answer: 503 });
    const { id } = await addEndpoint(url);
    await planMany(opened, 30);
    await work();
    // The five that failed, and at most nine in progress when the fifth did: ten at the same time.
    const attempted = received.length;
    expect(attempted).toBeLessThanOrEqual(5 + 9);
    pass(20);
    await work();
    expect(received, "during the pause").toHaveLength(attempted);
    expect(messages.waiting.length).toBeGreaterThanOrEqual(30 - 14);

    pass(20 * 60);
    await work();
    expect(received, "after it").toHaveLength(attempted + 1);
    const { failures, pausedUntil } = (await loadOf(opened, id)) ?? {};
    expect(failures).toBe(attempted + 1);
    expect(Number(pausedUntil)).toBeGreaterThan(opened.clock());
    expect(Number(pausedUntil)).toBeLessThanOrEqual(opened.clock() + 15 * 60_000);
  });

  test("gets all its deliveries when it is up again", async () => {
    const opened = await openWebhooks();
    const { addEndpoint, work, workLater, pass, messages } = opened;
    const { url, received, answers } = await startReceiver({ answer: 503 });
    const { id, deliveries } = await addEndpoint(url);
    await planMany(opened, 12);
    await work();
    answers(204);
    pass(20 * 60);
    await work();
    for (let round = 0; messages.waiting.length > 0 && round < 60; round++) await workLater();
    expect((await deliveries()).map(({ status }) => status)).toEqual(Array(12).fill("delivered"));
    expect(received.length).toBeLessThanOrEqual(5 + 9 + 12);
    const load = await loadOf(opened, id);
    expect(load).not.toHaveProperty("failures");
    expect(load).not.toHaveProperty("pausedUntil");
    expect(load).not.toHaveProperty("held");
  });

  test("is tried at once when an administrator requests it", async () => {
    const opened = await openWebhooks();
    const { addEndpoint, work, event, plan } = opened;
    const { url, answers, received } = await startReceiver({ answer: 503 });
    const { redeliver, deliveries } = await addEndpoint(url);
    const published = event();
    await plan(published);
    await planMany(opened, 9);
    await work();
    const before = received.length;
    answers(204);
    await redeliver(published.id);
    await work();
    expect(received).toHaveLength(before + 1);
    expect((await deliveries()).at(-1)).toMatchObject({ status: "delivered" });
  });

  test("that rejects events by a 4xx is not paused", async () => {
    const opened = await openWebhooks();
    const { addEndpoint, plan, event, work } = opened;
    const { url, received } = await startReceiver({ answer: 422 });
    await addEndpoint(url);
    for (let count = 0; count < 8; count++) {
      await plan(event());
      await work();
    }
    expect(received.length).toBeGreaterThanOrEqual(8);
  });
});

describe("an endpoint that is slow", () => {
  test("has ten attempts at the same time at first, and does not delay another endpoint", async () => {
    const opened = await openWebhooks();
    const { addEndpoint, messages, deliver } = opened;
    const slow = await startSlowReceiver();
    const fast = await startReceiver();
    await addEndpoint(slow.url);
    const other = await addEndpoint(fast.url);
    await planMany(opened, 10);
    await planMany(opened, 10);
    const due = messages.take();
    const running = due.map(deliver);
    await expect
      .poll(async () => (await other.deliveries()).filter(({ status }) => status === "delivered"))
      .not.toEqual([]);
    // The others wait in the queue, and not for the slow endpoint.
    await expect.poll(() => messages.waiting.length).toBeGreaterThanOrEqual(10);
    expect(slow.received.length).toBeLessThanOrEqual(10);
    slow.release();
    await Promise.all(running);
  });

  test("has five, and a fast one has as many as arrive, up to a hundred", async () => {
    const opened = await openWebhooks();
    const { addEndpoint, work, messages, deliver, database, clock } = opened;
    const { url, received, release } = await startSlowReceiver();
    const { id } = await addEndpoint(url);
    const load = { key: `webhook#${id}`, expiresAt: Math.floor(clock() / 1000) + 3600 };
    await put(database, "Throttles", { ...load, durationMs: 9000 });
    await planMany(opened, 30);
    const running = messages.take().map(deliver);
    // The five hold their places until the receiver responds, and the others are back in the queue.
    await expect.poll(() => messages.waiting.length).toBe(25);
    await expect.poll(() => received.length).toBe(5);
    release();
    await Promise.all(running);
    await put(database, "Throttles", { ...load, durationMs: 10 });
    opened.pass(15);
    await work();
    expect(received).toHaveLength(30);
  });

  test("gets back the attempts of a process that was killed when their leases end", async () => {
    const opened = await openWebhooks();
    const { addEndpoint, work, database, clock, pass } = opened;
    const { url, received } = await startReceiver();
    const { id } = await addEndpoint(url);
    const until = (clock() + 20_000).toString(36);
    const loads = createEndpointLoadStore(database, clock);
    const terms = { now: clock(), limit: 10, threshold: 5 };
    for (let index = 0; index < 10; index++) {
      const lease = `${until}-${index}`;
      expect(await loads.acquire(WebhookEndpointId.parse(id), lease, terms)).toHaveProperty(
        "admitted",
      );
    }
    await planMany(opened, 1);
    await work();
    expect(received).toEqual([]);
    pass(21);
    await work();
    expect(received).toHaveLength(1);
    expect(await loadOf(opened, id)).not.toHaveProperty("held");
  });
});

describe("the endpoints", () => {
  const reads = ({ calls }: Opened) =>
    calls.filter(({ operation, table }) => operation === "Query" && table === "WebhookEndpoints");

  test("are read once for the events that happened before", async () => {
    const opened = await openWebhooks();
    const { plan, event, calls } = opened;
    const events = Array.from({ length: 50 }, () => event());
    calls.length = 0;
    await Promise.all(events.map(plan));
    expect(reads(opened)).toHaveLength(1);
  });

  test("are read again for an event after the creation of an endpoint, and after five seconds", async () => {
    const opened = await openWebhooks();
    const { plan, event, calls, addEndpoint, work, pass } = opened;
    const early = event();
    await plan(early);
    const { url, received } = await startReceiver();
    await addEndpoint(url);
    await plan(event());
    await work();
    expect(received).toHaveLength(1);
    calls.length = 0;
    pass(5);
    await plan(early);
    expect(reads(opened)).toHaveLength(1);
  });
});
