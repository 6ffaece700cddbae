import { setTimeout as sleep } from "node:timers/promises";
import { GetQueueAttributesCommand, SendMessageBatchCommand } from "@aws-sdk/client-sqs";
import {
  createPublisher,
  createQueueConsumer,
  type QueueConsumer,
  queueUrlFor,
  redrive,
  topicArnFor,
} from "@latch/adapters/messaging";
import type { DomainEvent, Log } from "@latch/core";
import { expect, test } from "vitest";
import { type MessageGrants, publisherGrants } from "../../infra/grants.ts";
import { factToEvent } from "../support/fixtures/domain-events.ts";
import { newId } from "../support/fixtures/new-id.ts";
import { openTestEvents, restrictMessaging } from "../support/processes/events.ts";
import { startFaultProxy } from "../support/processes/fault-proxy.ts";

function signedUp(requestId = "r-1"): DomainEvent {
  const userId = newId("usr");
  const data = { userId, role: "user" } as const;
  const at = new Date().toISOString();
  const happening = { type: "user.created", userId, subject: userId, at, requestId, data } as const;
  return factToEvent(happening, newId("evt"), "https://api.test");
}

type PublisherOptions = {
  grants?: MessageGrants;
  endpoint?: string;
  hasSubscriber?: () => Promise<boolean>;
};

async function openPublisher({
  grants = publisherGrants,
  endpoint,
  hasSubscriber,
}: PublisherOptions = {}) {
  const events = await openTestEvents({ endpoint });
  const { sns, sqs } = restrictMessaging(events.messaging, events.names, grants);
  const topicArn = await topicArnFor(events.messaging.sqs, events.names);
  return { ...events, sqs, publish: createPublisher({ sns, topicArn, hasSubscriber }) };
}

test("publishes the rest of a batch and returns the entries that SNS rejects", async () => {
  const { publish, waiting } = await openPublisher();
  const events = Array.from({ length: 8 }, () => signedUp());
  // More than the maximum size of a message.
  const tooLong = signedUp("x".repeat(300_000));
  const failed = await publish([...events.slice(0, 3), tooLong, ...events.slice(3)]);
  expect(failed).toEqual([{ id: tooLong.id, reason: expect.stringContaining("too long") }]);
  const told = (await waiting("record-activity")).map((body) => JSON.parse(body).id);
  expect(told.sort()).toEqual(events.map(({ id }) => id).sort());
});

test("publishes ten events in a call, and returns all of them when SNS is unavailable", async () => {
  const { endpoint } = await openTestEvents();
  const proxy = await startFaultProxy(endpoint);
  const { publish } = await openPublisher({ endpoint: proxy.endpoint });
  const events = Array.from({ length: 25 }, () => signedUp());
  proxy.heal();
  expect(await publish(events)).toEqual([]);
  expect(proxy.count()).toBe(3);
  proxy.inject("*", "dropped", 100);
  expect((await publish(events)).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  expect(await publish([])).toEqual([]);
});

test("delivers to a queue only the events that it subscribes to", async () => {
  const { publish, waiting } = await openPublisher();
  const userId = newId("usr");
  const at = new Date().toISOString();
  const happening = {
    type: "user.deleted",
    userId,
    subject: userId,
    at,
    data: { userId },
  } as const;
  const deleted = factToEvent(happening, newId("evt"), "https://api.test");
  expect(await publish([signedUp(), deleted, signedUp()])).toEqual([]);
  expect(await waiting("record-activity")).toHaveLength(3);
  expect(await waiting("forget-person")).toEqual([JSON.stringify(deleted)]);
});

test("leaves out the activity log for an expired session, and webhooks for an event without subscriber", async () => {
  const { publish, waiting } = await openPublisher({ hasSubscriber: async () => false });
  const userId = newId("usr");
  const sessionId = newId("ses");
  const ended = (reason: "expired" | "revoked") =>
    factToEvent(
      {
        type: "session.ended",
        userId,
        subject: sessionId,
        at: new Date().toISOString(),
        data: { userId, sessionId, reason },
      },
      newId("evt"),
      "https://api.test",
    );
  const [expired, revoked] = [ended("expired"), ended("revoked")];
  expect(await publish([expired, revoked])).toEqual([]);
  expect(await waiting("record-activity")).toEqual([JSON.stringify(revoked)]);
  expect(await waiting("plan-webhooks")).toEqual([]);
});

test("sends every event to webhooks if the publisher does not know the endpoints", async () => {
  const { publish, waiting } = await openPublisher();
  expect(await publish([signedUp(), signedUp()])).toEqual([]);
  expect(await waiting("plan-webhooks")).toHaveLength(2);
});

test("rejects a publisher without its grant", async () => {
  const { publish } = await openPublisher({ grants: {} });
  const [failed] = await publish([signedUp()]);
  expect(failed?.reason).toContain("infra/grants.ts does not allow Publish on the topic");
});

const records = (...bodies: string[]) => ({
  Records: bodies.map((body) => ({ messageId: `m-${body}`, body })),
});
const failures = (...bodies: string[]) => ({
  batchItemFailures: bodies.map((body) => ({ itemIdentifier: `m-${body}` })),
});

function consumerOf(
  handle: (text: string) => Promise<unknown>,
  options: { concurrency?: number; timeoutMs?: number } = {},
): { consume: QueueConsumer; logged: Record<string, unknown>[] } {
  const logged: Record<string, unknown>[] = [];
  const error: Log["error"] = (fields) => void logged.push(fields);
  const log: Log = { info() {}, warn() {}, error };
  return { consume: createQueueConsumer({ read: String, handle, log, ...options }), logged };
}

test("handles several messages at the same time, and reports those that fail", async () => {
  let running = 0;
  let most = 0;
  const { consume, logged } = consumerOf(
    async (text) => {
      most = Math.max(most, ++running);
      await sleep(5);
      running -= 1;
      if (text === "3" || text === "7") throw new Error(`no ${text}`);
    },
    { concurrency: 3 },
  );
  const texts = Array.from({ length: 10 }, (_, index) => String(index));
  expect(await consume(records(...texts))).toEqual(failures("3", "7"));
  expect([most, running]).toEqual([3, 0]);
  expect(logged.map(({ event, messageId }) => [event, messageId])).toEqual([
    ["message.failed", "m-3"],
    ["message.failed", "m-7"],
  ]);
  expect(await consume({ Records: [] })).toEqual(failures());
});

test("fails a message that takes too long, and still handles the others", async () => {
  const done: string[] = [];
  const { consume, logged } = consumerOf(
    async (text) => {
      if (text === "endless") await new Promise(() => {});
      done.push(text);
    },
    { concurrency: 1, timeoutMs: 30 },
  );
  expect(await consume(records("1", "endless", "2"))).toEqual(failures("endless"));
  expect(done).toEqual(["1", "2"]);
  expect(String(logged[0]?.["err"])).toContain("Processing took longer than 30 ms");
});

test("loses no message when a redrive is interrupted at any call", async () => {
  const { endpoint } = await openTestEvents();
  const proxy = await startFaultProxy(endpoint);
  const { messaging, names } = await openTestEvents({ endpoint: proxy.endpoint });
  const pair = names.queues["record-activity"];
  const { sqs } = messaging;
  const [to, from] = await Promise.all([
    queueUrlFor(sqs, pair.name),
    queueUrlFor(sqs, pair.deadLetters),
  ]);
  const Entries = ["a", "b", "c"].map((Id) => ({ Id, MessageBody: Id }));
  const count = async (QueueUrl: string) => {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
      }),
    );
    return Object.values(Attributes).reduce((sum, each) => sum + Number(each), 0);
  };
  await sqs.send(new SendMessageBatchCommand({ QueueUrl: from, Entries }));
  proxy.inject("SendMessageBatch", "dropped", 3);
  await expect(redrive(sqs, pair, { max: 3 })).rejects.toThrow();
  expect([await count(from), await count(to)], "not sent").toEqual([3, 0]);

  await sqs.send(new SendMessageBatchCommand({ QueueUrl: from, Entries }));
  proxy.inject("DeleteMessageBatch", "dropped", 3);
  await expect(redrive(sqs, pair)).rejects.toThrow();
  expect([await count(from), await count(to)], "in both places").toEqual([6, 3]);
});
