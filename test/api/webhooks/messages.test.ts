import { describe, expect, test } from "vitest";
import { startReceiver } from "../../support/doubles/receiver.ts";
import { attachConsumers, openWebhooks } from "../../support/fixtures/webhooks.ts";
import { stopClock } from "../../support/stop-clock.ts";

describe("a message of the delivery queue", () => {
  test("that is received ten times concurrently makes one attempt", async () => {
    const { addEndpoint, plan, event, deliver, workToTheEnd } = await openWebhooks();
    const { url, received } = await startReceiver();
    const { ref } = await addEndpoint(url);
    const published = event();
    await plan(published);
    await Promise.all(Array.from({ length: 10 }, () => deliver(ref(published.id))));
    await workToTheEnd();
    expect(received).toHaveLength(1);
  });

  test("that is received early, late or out of order makes only an attempt that is due", async () => {
    const { addEndpoint, plan, event, deliver, work, workToTheEnd, pass } = await openWebhooks();
    const { url, received, answers } = await startReceiver({ answer: 500 });
    const endpoint = await addEndpoint(url);
    const first = event();
    pass(1);
    const second = event();
    await plan(second);
    await plan(first);
    await work();
    for (const { id } of [second, first, second]) await deliver(endpoint.ref(id));
    expect(received).toHaveLength(2);
    answers(204);
    pass(7);
    await workToTheEnd();
    expect(received).toHaveLength(4);
    await deliver(endpoint.ref(first.id));
    await deliver(endpoint.ref(event().id));
    expect(received).toHaveLength(4);
    expect((await endpoint.deliveries()).map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  test("whose consumer crashes after the attempt is processed again after the lease", async () => {
    stopClock();
    const harness = await openWebhooks();
    const { addEndpoint, plan, event, deliver, work, pass, messages } = harness;
    const { url, received } = await startReceiver();
    const endpoint = await addEndpoint(url);
    const published = event();
    await plan(published);
    messages.take();
    // The receiver gets the request; the consumer crashes before it records the outcome.
    let requestReceived = () => {};
    const killed = attachConsumers(harness, {
      send: () =>
        new Promise(() => {
          requestReceived();
        }),
    });
    await new Promise<void>((resume) => {
      requestReceived = resume;
      void killed.deliver(endpoint.ref(published.id));
    });
    // SQS redelivers the message.
    await deliver(endpoint.ref(published.id));
    expect(received, "the lease still holds").toHaveLength(0);
    expect(messages.waitSeconds()).toBeGreaterThan(25);
    pass(31);
    await work();
    expect(received).toHaveLength(1);
    expect(await endpoint.deliveries()).toMatchObject([{ status: "delivered", attempts: 2 }]);
  });

  test("whose consumer continues after its lease does not overwrite a later outcome", async () => {
    const harness = await openWebhooks();
    const { addEndpoint, plan, event, work, pass, messages, deliver } = harness;
    const { url } = await startReceiver();
    const endpoint = await addEndpoint(url);
    const published = event();
    await plan(published);
    messages.take();
    let respond = (_result: { status: number }) => {};
    let sent = () => {};
    const sending = new Promise<void>((resume) => {
      sent = resume;
    });
    const slow = attachConsumers(harness, {
      send: () =>
        new Promise((resume) => {
          respond = resume;
          sent();
        }),
    });
    const lateDelivery = slow.deliver(endpoint.ref(published.id));
    await sending;
    pass(31);
    await deliver(endpoint.ref(published.id));
    respond({ status: 500 });
    await lateDelivery;
    expect(await work()).toBe(0);
    expect(await endpoint.deliveries()).toMatchObject([
      { status: "delivered", attempts: 2, lastStatus: 204 },
    ]);
  });
});
