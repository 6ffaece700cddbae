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

/** The function, with SNS at an address. */
async function startPublisher(sns: string): Promise<Lambda> {
  const arn = await topicArnFor(events.messaging.sqs, events.names);
  const { name } = events.names.queues["send-mail"];
  const url = await queueUrlFor(events.messaging.sqs, name);
  const started = await startLambda(
    deployed.folder,
    { ...deployed.links, Events: { arn }, MailQueue: { url } },
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

/** The records of new people, one each, as Lambda's pollers would hand them over. */
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
            ids.has(personOf({ dynamodb })),
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

const personOf = ({ dynamodb }: StreamRecord): string =>
  String(Object.values(dynamodb?.NewImage?.["userId"] ?? {})[0]);

const numberOf = ({ dynamodb }: StreamRecord) => dynamodb?.SequenceNumber ?? "";

/** A record that nobody will ever be able to read. */
const poisoned = (record: StreamRecord): StreamRecord => ({
  ...record,
  dynamodb: { ...record.dynamodb, NewImage: { userId: { Q: "?" } } },
});

/** What of these people's sign-ups waits in the queue of activities. */
async function told(records: StreamRecord[]): Promise<number[]> {
  const subjects = (await events.waiting("record-activity")).map(
    (body) => JSON.parse(body).subject,
  );
  return records.flatMap((record, index) => (subjects.includes(personOf(record)) ? [index] : []));
}

test(`the bundle has at most ${sizeLimits["publish-changes"]} KiB`, () => {
  expect(deployed.size).toBeLessThanOrEqual(sizeLimits["publish-changes"]);
});

test("a change becomes an event of ours on the topic", async () => {
  const [record] = (await signUps(1)) as [StreamRecord];
  expect(await lambda.invoke({ Records: [record] })).toEqual({ batchItemFailures: [] });
  const [message = ""] = await events.waiting("record-activity");
  expect(JSON.parse(message)).toEqual({
    specversion: "1.0",
    id: expect.stringMatching(/^evt_/),
    source: issuer,
    type: "user.created",
    time: expect.any(String),
    subject: personOf(record),
    datacontenttype: "application/json",
    actor: "anonymous",
    requestid: expect.any(String),
    traceparent: expect.stringMatching(/^00-/),
    clientaddress: "203.0.113.7",
    data: { userId: personOf(record), role: "user" },
  });
});

test("it says with which record to begin again", async () => {
  const records = await signUps(3);
  const [first, second, third] = records as [StreamRecord, StreamRecord, StreamRecord];
  expect(await lambda.invoke({ Records: [first, poisoned(second), third] })).toEqual({
    batchItemFailures: [{ itemIdentifier: numberOf(second) }],
  });
  expect(await told(records)).toEqual([0]);
  expect(lambda.log()).toContain('"event":"publish.failed"');
  expect(await lambda.invoke({ Records: [] })).toEqual({ batchItemFailures: [] });
});

test("a record of a table nobody is told about means nothing", async () => {
  const [record] = (await signUps(1)) as [StreamRecord];
  const foreign = { ...record, eventSourceARN: record.eventSourceARN?.replace("Users", "Other") };
  expect(await lambda.invoke({ Records: [foreign] })).toEqual({ batchItemFailures: [] });
  expect(await told([record])).toEqual([]);
});

test("a record that can't be read is given up alone", async () => {
  const records = await signUps(7);
  const givenUp: string[] = [];
  /** Lambda's rules: on from the record that is named, or by halves after an error. */
  async function deliver(Records: StreamRecord[]): Promise<void> {
    try {
      const { batchItemFailures } = await lambda.invoke<StreamBatchResponse>({ Records });
      const failed = batchItemFailures[0]?.itemIdentifier;
      if (failed) await deliver(Records.slice(Records.findIndex((r) => numberOf(r) === failed)));
    } catch (error) {
      expect(String(error)).toContain("Nothing was told from");
      if (Records.length === 1) return void givenUp.push(...Records.map(numberOf));
      const half = Records.length >> 1;
      await deliver(Records.slice(0, half));
      await deliver(Records.slice(half));
    }
  }
  await deliver(records.map((record, index) => (index % 5 === 1 ? poisoned(record) : record)));
  expect(givenUp).toEqual([1, 6].map((index) => numberOf(records[index] as StreamRecord)));
  expect(await told(records)).toEqual([0, 2, 3, 4, 5]);
});

test("an outage of SNS loses nothing", async () => {
  const records = await signUps(3);
  const proxy = await startFaultProxy(emulator.endpoint);
  const cut = await startPublisher(proxy.endpoint);
  proxy.inject("*", "dropped", 100);
  await expect(cut.invoke({ Records: records })).rejects.toThrow("Nothing was told");
  proxy.heal();
  expect(await cut.invoke({ Records: records })).toEqual({ batchItemFailures: [] });
  expect(await told(records)).toEqual([0, 1, 2]);
});
