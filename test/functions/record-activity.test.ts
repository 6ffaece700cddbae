import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BatchOutcome, StreamRecord } from "@latch/adapters/change-stream";
import { startStreamPoller } from "@latch/server/local";
import { afterAll, beforeAll, beforeEach, expect, inject, onTestFinished, test, vi } from "vitest";
import { sizeLimits } from "../../scripts/bundle.ts";
import { startFaultProxy } from "../support/fault-proxy.ts";
import { createHarness } from "../support/harness.ts";
import { deploy, type Lambda, startLambda } from "../support/lambda.ts";
import { scan } from "../support/tables.ts";

const patience = { timeout: 15_000, interval: 50 };
let deployed: Awaited<ReturnType<typeof deploy>>;
let lambda: Lambda;

beforeAll(async () => {
  deployed = await deploy("recorder-", "record-activity");
  lambda = await startLambda(deployed.folder, deployed.links);
});

afterAll(async () => {
  await lambda.stop();
  deployed.remove();
});

let people: Awaited<ReturnType<typeof createHarness>>;
beforeEach(async () => {
  people = await createHarness({}, { database: deployed.database });
});

/** Stands in for Lambda's pollers: hands the streams' records on until the test is over. */
function readStreams(handler: (batch: { Records: StreamRecord[] }) => Promise<BatchOutcome>) {
  const folder = mkdtempSync(join(tmpdir(), "latch-recorder-"));
  const poller = startStreamPoller({
    endpoint: inject("dynamoEndpoint"),
    names: deployed.database.tables,
    handler,
    cursorFile: join(folder, "cursors.json"),
    log: people.deps.log,
  });
  onTestFinished(async () => {
    await poller.stop();
    rmSync(folder, { recursive: true });
  });
}

/** The records of new people, one each. */
async function signUps(count: number): Promise<StreamRecord[]> {
  const ids = new Set<string>();
  while (ids.size < count) ids.add((await people.signUp()).user.id);
  const records: StreamRecord[] = [];
  readStreams(async ({ Records }) => {
    records.push(
      ...Records.filter(
        ({ eventSourceARN, dynamodb }) =>
          eventSourceARN?.includes(deployed.database.tables.Users) &&
          !dynamodb?.OldImage &&
          ids.has(personOf({ dynamodb })),
      ),
    );
    return { batchItemFailures: [] };
  });
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

/** Which of these people something is told about. */
async function told(records: StreamRecord[]): Promise<number[]> {
  const recorded = new Set(
    (await scan(deployed.database, "Activity")).map(({ userId }) => String(userId)),
  );
  return records.flatMap((record, index) => (recorded.has(personOf(record)) ? [index] : []));
}

test(`the bundle has at most ${sizeLimits["record-activity"]} KiB`, () => {
  expect(deployed.size).toBeLessThanOrEqual(sizeLimits["record-activity"]);
});

test("what the streams tell becomes activity", async () => {
  readStreams((batch) => lambda.invoke<BatchOutcome>(batch));
  const { user, latch } = await people.signUp();
  await latch.updateMe({ body: { name: "Renamed" } });
  await vi.waitFor(async () => {
    const { data } = await latch.listMyActivity();
    expect(data?.items.map(({ type, subject }) => [type, subject === user.id]).sort()).toEqual([
      ["session.started", false],
      ["user.created", true],
      ["user.updated", true],
    ]);
  }, patience);
});

test("it says with which record to begin again", async () => {
  const records = await signUps(3);
  const [first, second, third] = records as [StreamRecord, StreamRecord, StreamRecord];
  expect(await lambda.invoke({ Records: [first, poisoned(second), third] })).toEqual({
    batchItemFailures: [{ itemIdentifier: numberOf(second) }],
  });
  expect(await told(records)).toEqual([0]);
  expect(lambda.log()).toContain('"event":"activity.failed"');
  expect(await lambda.invoke({ Records: [] })).toEqual({ batchItemFailures: [] });
});

test("a record of a table nobody is told about means nothing", async () => {
  const [record] = (await signUps(1)) as [StreamRecord];
  const foreign = { ...record, eventSourceARN: record.eventSourceARN?.replace("Users", "Tasks") };
  expect(await lambda.invoke({ Records: [foreign] })).toEqual({ batchItemFailures: [] });
  expect(await told([record])).toEqual([]);
});

test("a record that can't be written is given up alone", async () => {
  const records = await signUps(7);
  const givenUp: string[] = [];
  /** Lambda's rules: on from the record that is named, or by halves after an error. */
  async function deliver(Records: StreamRecord[]): Promise<void> {
    try {
      const { batchItemFailures } = await lambda.invoke<BatchOutcome>({ Records });
      const failed = batchItemFailures[0]?.itemIdentifier;
      if (failed) await deliver(Records.slice(Records.findIndex((r) => numberOf(r) === failed)));
    } catch (error) {
      expect(String(error)).toContain("Nothing was recorded from");
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

test("an outage loses nothing and writes nothing twice", async () => {
  const records = await signUps(3);
  const proxy = await startFaultProxy(inject("dynamoEndpoint"));
  const throttled = await startLambda(deployed.folder, deployed.links, {
    AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint,
  });
  onTestFinished(() => throttled.stop());
  proxy.inject("PutItem", { answer: "ProvisionedThroughputExceededException" }, 100);
  await expect(throttled.invoke({ Records: records })).rejects.toThrow("Nothing was recorded");
  proxy.heal();
  for (let times = 0; times < 2; times++) {
    expect(await throttled.invoke({ Records: records })).toEqual({ batchItemFailures: [] });
  }
  const activity = await scan(deployed.database, "Activity");
  const mine = activity.filter(({ userId }) => records.map(personOf).includes(String(userId)));
  expect(mine).toHaveLength(3);
});
