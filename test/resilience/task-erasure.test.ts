import { PurgeQueueCommand } from "@aws-sdk/client-sqs";
import { createTaskStore } from "@latch/adapters/dynamodb";
import { queueUrlFor } from "@latch/adapters/messaging";
import { composeTaskErasureConsumer } from "@latch/composition/task-erasure";
import { expect, test } from "vitest";
import { openCrashingDatabase } from "../support/fixtures/crashing-database.ts";
import { createEvent } from "../support/fixtures/domain-events.ts";
import { newId } from "../support/fixtures/new-id.ts";
import { putMany } from "../support/fixtures/put-many.ts";
import { toQueueBatch } from "../support/fixtures/queue-batch.ts";
import { scan } from "../support/fixtures/tables.ts";
import { openTestEvents } from "../support/processes/events.ts";

const log = { info() {}, warn() {}, error() {} };
const done = { batchItemFailures: [] };

/** Opens the consumer of erased users with a queue, and a user with so many tasks. */
async function open(count: number) {
  const { database, dieAfter, live } = await openCrashingDatabase();
  const { messaging, names, waiting } = await openTestEvents();
  const queueUrl = () => queueUrlFor(messaging.sqs, names.queues["forget-person"].name);
  const consume = composeTaskErasureConsumer({
    database,
    sqs: messaging.sqs,
    queueUrl,
    log,
    maxItems: 500,
  });
  const userId = newId("usr");
  const tasks = Array.from({ length: count }, () => ({ userId, taskId: newId("tsk"), title: "t" }));
  await putMany(database, "Tasks", tasks);
  const batch = toQueueBatch(createEvent("user.deleted", userId));
  return {
    run: () => consume(batch),
    batch,
    userId,
    store: createTaskStore(database),
    left: async () => (await scan(database, "Tasks")).length,
    dieAfter,
    live,
    /** Takes the message that waits in the queue. */
    async take() {
      const bodies = await waiting("forget-person");
      await messaging.sqs.send(new PurgeQueueCommand({ QueueUrl: await queueUrl() }));
      return bodies;
    },
  };
}

test("a user with more tasks than one run deletes goes to the end of the queue", async () => {
  const { run, batch, left, take } = await open(1200);
  const body = batch.Records[0]?.body;
  expect(await run()).toEqual(done);
  expect(await left()).toBe(700);
  expect(await take()).toEqual([body]);
  expect(await run()).toEqual(done);
  expect(await left()).toBe(200);
  expect(await take()).toEqual([body]);
  expect(await run()).toEqual(done);
  expect(await left()).toBe(0);
  expect(await take(), "it has ended").toEqual([]);
});

test("the erasure of tasks continues where it was killed, and is retried", async () => {
  const { run, batch, left, take, dieAfter, live } = await open(900);
  const messageId = batch.Records[0]?.messageId;
  let before = 900;
  for (let kills = 0; kills < 2; kills++) {
    dieAfter(300);
    expect(await run()).toEqual({ batchItemFailures: [{ itemIdentifier: messageId }] });
    live();
    const now = await left();
    expect(now).toBeLessThan(before - 250);
    before = now;
  }
  expect(await run()).toEqual(done);
  expect(await left()).toBe(0);
  expect(await take()).toEqual([]);
});
