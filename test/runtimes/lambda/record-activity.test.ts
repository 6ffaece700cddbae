import type { QueueBatchResponse } from "@latch/adapters/messaging";
import type { DomainEvent } from "@latch/core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { sizeLimits } from "../../../scripts/bundle.ts";
import { factToEvent } from "../../support/fixtures/domain-events.ts";
import { newId } from "../../support/fixtures/new-id.ts";
import { toQueueBatch } from "../../support/fixtures/queue-batch.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { startFaultProxy } from "../../support/processes/fault-proxy.ts";
import { deploy, type Lambda, startLambda } from "../../support/processes/lambda.ts";

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

function signedUp(): DomainEvent {
  const userId = newId("usr");
  return factToEvent(
    {
      type: "user.created",
      userId,
      subject: userId,
      at: new Date().toISOString(),
      actor: "anonymous",
      address: "203.0.113.7",
      requestId: "r-1",
      data: { userId, role: "user" },
    },
    newId("evt"),
    "https://api.test",
  );
}

const failures = (...indexes: number[]): QueueBatchResponse => ({
  batchItemFailures: indexes.map((index) => ({ itemIdentifier: `m${index}` })),
});

const recorded = async (userId: string) =>
  (await scan(deployed.database, "Activity")).filter((item) => item["userId"] === userId);

test(`the bundle has at most ${sizeLimits["record-activity"]} KiB`, () => {
  expect(deployed.size).toBeLessThanOrEqual(sizeLimits["record-activity"]);
});

test("an event is recorded as an activity once", async () => {
  const event = signedUp();
  expect(await lambda.invoke(toQueueBatch(event, event))).toEqual(failures());
  expect(await lambda.invoke(toQueueBatch(event))).toEqual(failures());
  const { userId } = event.data;
  expect(await recorded(userId)).toEqual([
    {
      userId,
      eventId: event.id,
      type: "user.created",
      at: event.time,
      subject: userId,
      actor: "anonymous",
      address: "203.0.113.7",
      requestId: "r-1",
      data: { userId, role: "user" },
      expiresAt: expect.any(Number),
    },
  ]);
});

test("an unreadable message fails alone, and its content is not logged", async () => {
  const [good, bad] = [signedUp(), signedUp()];
  const secret = "ada@example.com";
  const batch = toQueueBatch(
    secret,
    "null",
    { ...bad, type: "user.unheard_of" },
    { ...bad, data: { role: secret } },
    { ...bad, clientaddress: 1 },
    good,
  );
  expect(await lambda.invoke(batch)).toEqual(failures(0, 1, 2, 3, 4));
  expect(await recorded(good.data.userId)).toHaveLength(1);
  expect(await recorded(bad.data.userId)).toHaveLength(0);
  expect(lambda.log()).toContain('"event":"message.failed"');
  expect(lambda.log()).not.toContain(secret);
});

test("an outage of DynamoDB loses no activity and duplicates none", async () => {
  const proxy = await startFaultProxy(inject("dynamoEndpoint"));
  const throttled = await startLambda(deployed.folder, deployed.links, {
    AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint,
  });
  onTestFinished(() => throttled.stop());
  const [one, other] = [signedUp(), signedUp()];
  proxy.inject("PutItem", { answer: "ProvisionedThroughputExceededException" }, 100);
  expect(await throttled.invoke(toQueueBatch(one, other))).toEqual(failures(0, 1));
  proxy.heal();
  for (let times = 0; times < 2; times++) {
    expect(await throttled.invoke(toQueueBatch(one, other))).toEqual(failures());
  }
  expect(await recorded(one.data.userId)).toHaveLength(1);
  expect(await recorded(other.data.userId)).toHaveLength(1);
});
