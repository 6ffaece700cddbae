import { createStreamPositions } from "@latch/adapters/dynamodb";
import { queueUrlFor, topicArnFor } from "@latch/adapters/messaging";
import type { StreamBatchResponse, StreamRecord } from "@latch/adapters/streams";
import { startEvents } from "@latch/dev";
import { startStreamPoller } from "@latch/server";
import { afterAll, beforeAll, beforeEach, expect, inject, onTestFinished, test, vi } from "vitest";
import { sizeLimits } from "../../../scripts/bundle.ts";
import { newId } from "../../support/fixtures/new-id.ts";
import { createHarness } from "../../support/harness.ts";
import { openTestEvents, type TestEvents } from "../../support/processes/events.ts";
import { startFaultProxy } from "../../support/processes/fault-proxy.ts";
import { deploy, type Lambda, startLambda } from "../../support/processes/lambda.ts";

const patience = { timeout: 15_000, interval: 50 };
const issuer = "https://auth.example.com";
let deployed: Awaited<ReturnType<typeof deploy>>;
let emulator: Awaited<ReturnType<typeof startEvents>>;

beforeAll(async () => {
  deployed = await deploy("publisher-", "publish-changes");
  emulator = await startEvents();
});

afterAll(async () => {
  await emulator.stop();
  deployed.remove();
});

let people: Awaited<ReturnType<typeof createHarness>>;
let events: TestEvents;
let lambda: Lambda;

beforeEach(async () => {
  people = await createHarness({}, { database: deployed.database });
  events = await openTestEvents({ endpoint: emulator.endpoint });
  lambda = await startPublisher(emulator.endpoint);
});

/** Starts the function with the endpoint of SNS. */
async function startPublisher(sns: string): Promise<Lambda> {
  const arn = await topicArnFor(events.messaging.sqs, events.names);
  const { name } = events.names.queues["send-mail"];
  const url = await queueUrlFor(events.messaging.sqs, name);
  const started = await startLambda(
    deployed.folder,
    { ...deployed.links, Events: { arn }, MailQueue: { url }, LinkMailQueue: { url } },
    {
      AWS_ENDPOINT_URL_SNS: sns,
      AWS_ENDPOINT_URL_SQS: sns,
      AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9",
      LATCH_ISSUER: issuer,
    },
  );
  onTestFinished(started.stop);
  return started;
}

/** Creates one stream record for each of some new users, in Lambda's format. */
async function signUps(count: number): Promise<StreamRecord[]> {
  const ids = new Set<string>();
  while (ids.size < count) ids.add((await people.signUp()).user.id);
  const records: StreamRecord[] = [];
  const poller = startStreamPoller({
    endpoint: inject("dynamoEndpoint"),
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    names: deployed.database.tables,
    async handler({ Records }) {
      records.push(
        ...Records.filter(
          ({ eventSourceARN, dynamodb }) =>
            eventSourceARN?.includes(deployed.database.tables.Users) &&
            !dynamodb?.OldImage &&
            ids.has(userIdOfRecord({ dynamodb })),
        ),
      );
      return { batchItemFailures: [] };
    },
    positions: createStreamPositions(deployed.database, {
      leaseOwner: newId("w"),
      leaseMs: 10_000,
    }),
    log: people.deps.log,
  });
  onTestFinished(poller.stop);
  await vi.waitFor(() => expect(records).toHaveLength(count), patience);
  return records;
}

const userIdOfRecord = ({ dynamodb }: StreamRecord): string =>
  String(Object.values(dynamodb?.NewImage?.["userId"] ?? {})[0]);

const sequenceNumber = ({ dynamodb }: StreamRecord) => dynamodb?.SequenceNumber ?? "";

/** A record that is always unreadable. */
const unreadable = (record: StreamRecord): StreamRecord => ({
  ...record,
  dynamodb: { ...record.dynamodb, NewImage: { userId: { Q: "?" } } },
});

/** Returns the sign-up events of these users in the activity queue. */
async function listPublished(records: StreamRecord[]): Promise<number[]> {
  const subjects = (await events.waiting("record-activity")).map(
    (body) => JSON.parse(body).subject,
  );
  return records.flatMap((record, index) =>
    subjects.includes(userIdOfRecord(record)) ? [index] : [],
  );
}

test(`the bundle has at most ${sizeLimits["publish-changes"]} KiB`, () => {
  expect(deployed.size).toBeLessThanOrEqual(sizeLimits["publish-changes"]);
});

test("a change is published to the topic as an event", async () => {
  const [record] = (await signUps(1)) as [StreamRecord];
  expect(await lambda.invoke({ Records: [record] })).toEqual({ batchItemFailures: [] });
  const [message = ""] = await events.waiting("record-activity");
  expect(JSON.parse(message)).toEqual({
    specversion: "1.0",
    id: expect.stringMatching(/^evt_/),
    source: issuer,
    type: "user.created",
    time: expect.any(String),
    subject: userIdOfRecord(record),
    datacontenttype: "application/json",
    actor: "anonymous",
    requestid: expect.any(String),
    traceparent: expect.stringMatching(/^00-/),
    clientaddress: "203.0.113.7",
    data: { userId: userIdOfRecord(record), role: "user" },
  });
});

test("the response contains the record from which Lambda must retry", async () => {
  const records = await signUps(3);
  const [first, second, third] = records as [StreamRecord, StreamRecord, StreamRecord];
  expect(await lambda.invoke({ Records: [first, unreadable(second), third] })).toEqual({
    batchItemFailures: [{ itemIdentifier: sequenceNumber(second) }],
  });
  expect(await listPublished(records)).toEqual([0]);
  expect(lambda.log()).toContain('"event":"publish.failed"');
  expect(await lambda.invoke({ Records: [] })).toEqual({ batchItemFailures: [] });
});

test("a record of a table without events is ignored", async () => {
  const [record] = (await signUps(1)) as [StreamRecord];
  const foreign = { ...record, eventSourceARN: record.eventSourceARN?.replace("Users", "Other") };
  expect(await lambda.invoke({ Records: [foreign] })).toEqual({ batchItemFailures: [] });
  expect(await listPublished([record])).toEqual([]);
});

test("only the unreadable record is discarded", async () => {
  const records = await signUps(7);
  const discarded: string[] = [];
  /** Retries like Lambda: from the returned record, or with halves of the batch after an error. */
  async function deliver(Records: StreamRecord[]): Promise<void> {
    try {
      const { batchItemFailures } = await lambda.invoke<StreamBatchResponse>({ Records });
      const failed = batchItemFailures[0]?.itemIdentifier;
      if (failed)
        await deliver(Records.slice(Records.findIndex((r) => sequenceNumber(r) === failed)));
    } catch (error) {
      expect(String(error)).toContain("Publishing failed at the first change");
      if (Records.length === 1) return void discarded.push(...Records.map(sequenceNumber));
      const half = Records.length >> 1;
      await deliver(Records.slice(0, half));
      await deliver(Records.slice(half));
    }
  }
  await deliver(records.map((record, index) => (index % 5 === 1 ? unreadable(record) : record)));
  expect(discarded).toEqual([1, 6].map((index) => sequenceNumber(records[index] as StreamRecord)));
  expect(await listPublished(records)).toEqual([0, 2, 3, 4, 5]);
});

test("an outage of SNS loses no event", async () => {
  const records = await signUps(3);
  const proxy = await startFaultProxy(emulator.endpoint);
  const cut = await startPublisher(proxy.endpoint);
  proxy.inject("*", "dropped", 100);
  await expect(cut.invoke({ Records: records })).rejects.toThrow("Publishing failed");
  proxy.heal();
  expect(await cut.invoke({ Records: records })).toEqual({ batchItemFailures: [] });
  expect(await listPublished(records)).toEqual([0, 1, 2]);
});
