import {
  createChangeVisibility,
  createMailQueue,
  createQueueConsumer,
  mailBackoffSeconds,
  parseMailMessage,
  queues,
  queueUrlFor,
} from "@latch/adapters/messaging";
import { createMailConsumer } from "@latch/composition/mail";
import { type Log, type MailCommand, MailDeferredError } from "@latch/core";
import { startQueuePoller } from "@latch/server";
import { expect, onTestFinished, test, vi } from "vitest";
import { changeVisibilityGrants, publisherGrants } from "../../infra/grants.ts";
import { openTestEvents, restrictMessaging } from "../support/processes/events.ts";
import { startFaultProxy } from "../support/processes/fault-proxy.ts";

const silent = () => {};
const log: Log = { info: silent, warn: silent, error: silent };
const notice = (index: number): MailCommand => ({ order: "notice", noticeId: `ntc_${index}` });
const link: MailCommand = {
  order: "link",
  tokenId: "ott_1",
  tokenHash: "hash",
  purpose: "reset_password",
  userId: "usr_1",
};

async function openQueue(grants = publisherGrants) {
  const events = await openTestEvents();
  const { name } = events.names.queues["send-mail"];
  const { sqs } = restrictMessaging(events.messaging, events.names, grants);
  const queueUrl = await queueUrlFor(events.messaging.sqs, name);
  return { ...events, name, sqs, queueUrl, order: createMailQueue({ sqs, queueUrl }) };
}

test("sends mail commands directly to the queue of mails, ten in a call", async () => {
  const { order, waiting } = await openQueue();
  const orders = [link, ...Array.from({ length: 24 }, (_, index) => notice(index))];
  expect(await order(orders)).toEqual([]);
  const found = new Set<string>();
  await vi.waitFor(async () => {
    for (const body of await waiting("send-mail")) found.add(body);
    expect(found.size).toBe(25);
  });
  expect([...found].map(parseMailMessage)).toEqual(expect.arrayContaining(orders));
  expect(await waiting("record-activity")).toEqual([]);
});

test("returns the commands that were not sent", async () => {
  const events = await openTestEvents();
  const proxy = await startFaultProxy(events.endpoint);
  const cut = await openTestEvents({ endpoint: proxy.endpoint, prefix: events.prefix });
  const queueUrl = await queueUrlFor(cut.messaging.sqs, cut.names.queues["send-mail"].name);
  proxy.inject("*", "dropped", 100);
  const order = createMailQueue({ sqs: cut.messaging.sqs, queueUrl });
  expect((await order([link, notice(1)])).map(({ id }) => id)).toEqual(["ott_1", "ntc_1"]);
});

test.each([
  ["{}", "The message is not an event of a known type"],
  ["no JSON", "The message is not valid JSON"],
  ['{"order":"link","tokenId":"ott_1"}', "The message is not a valid mail command"],
  ['{"order":"pizza"}', "The message is not a valid mail command"],
])("rejects a body that is %s, without repeating it in the error", (body, message) => {
  expect(() => parseMailMessage(body)).toThrow(message);
});

test("retries a mail later each time, and not before Retry-After of the provider", async () => {
  const asked: number[] = [];
  const consume = (retryAfterSeconds?: number) =>
    createMailConsumer(
      () =>
        Promise.reject(
          new MailDeferredError({ answered: true, retryAfterSeconds, cause: new Error("429") }),
        ),
      { changeVisibility: async (_, seconds) => void asked.push(seconds), log },
    );
  const attempt = (received: number, retryAfterSeconds?: number) =>
    consume(retryAfterSeconds)({
      Records: [
        {
          messageId: "m",
          receiptHandle: "r",
          body: JSON.stringify(link),
          attributes: { ApproximateReceiveCount: String(received) },
        },
      ],
    });
  for (const received of [1, 2, 3, 4, 5]) {
    expect(await attempt(received)).toEqual({ batchItemFailures: [{ itemIdentifier: "m" }] });
  }
  // After the fifth receipt SQS moves it to the dead-letter queue.
  expect(asked).toEqual([10, 60, 300, 900]);
  await attempt(1, 120);
  await attempt(4, 120);
  expect(asked.slice(4)).toEqual([120, 900]);
  expect(mailBackoffSeconds).toHaveLength(4);
});

test("moves a message to the dead-letter queue after five failures", async () => {
  const { order, messaging, names, name, waiting, queueUrl } = await openQueue();
  const { sqs } = restrictMessaging(messaging, names, changeVisibilityGrants("send-mail"));
  const received: string[] = [];
  const poller = startQueuePoller({
    ...queues["send-mail"],
    sqs: messaging.sqs,
    name,
    consume: createQueueConsumer({
      read: parseMailMessage,
      async handle(_, { attributes }) {
        received.push(attributes?.ApproximateReceiveCount ?? "");
        throw new MailDeferredError({ answered: true, cause: new Error("503") });
      },
      log,
      backoff: {
        seconds: [0, 0, 0, 0, 0],
        changeVisibility: createChangeVisibility(sqs, () => queueUrl),
      },
    }),
    log,
  });
  onTestFinished(poller.stop);
  await order([link]);
  await vi.waitFor(
    async () => expect(await waiting("send-mail", "deadLetters")).toEqual([JSON.stringify(link)]),
    { timeout: 15_000, interval: 50 },
  );
  expect(received).toEqual(["1", "2", "3", "4", "5"]);
});
