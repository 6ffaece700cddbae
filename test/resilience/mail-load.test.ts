import { setTimeout as sleep } from "node:timers/promises";
import { DeleteQueueCommand, GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { createPublisher, queueUrlFor, topicArnFor } from "@latch/adapters/messaging";
import { expect, inject, test, vi } from "vitest";
import { startProvider } from "../support/doubles/provider-double.ts";
import { createEvent } from "../support/fixtures/domain-events.ts";
import { newId } from "../support/fixtures/new-id.ts";
import { createHarness, openTestDatabase } from "../support/harness.ts";
import { openTestEvents } from "../support/processes/events.ts";
import { startProgram } from "../support/processes/program.ts";
import { timeLimit } from "../support/time-limit.ts";

/** Opens the API and its topology, with a double of the mail provider. */
async function open() {
  const database = await openTestDatabase(undefined, undefined, { streams: true });
  const prefix = database.tables.Users.replace(/Users$/, "");
  const events = await openTestEvents({ prefix });
  const harness = await createHarness({ RATE_LIMITS: "false" }, { database });
  const provider = await startProvider(() => ({ status: 201, body: { messageId: "1" } }));
  const startWorker = (...roles: string[]) =>
    startProgram(
      "server/src/worker.ts",
      {
        NODE_ENV: "test",
        LATCH_ISSUER: "http://api.test",
        LATCH_TABLE_PREFIX: prefix,
        DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
        EVENTS_ENDPOINT: events.endpoint,
        LATCH_KEYS: JSON.stringify(harness.keys),
        MAIL_PROVIDER: "brevo",
        MAIL_FROM: "Acme <no-reply@acme.example>",
        BREVO_API_KEY: "key",
        BREVO_API_BASE: provider.url,
      },
      { args: roles },
    );
  const { sqs } = events.messaging;
  async function countWaiting(queue: keyof typeof events.names.queues): Promise<number> {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: await queueUrlFor(sqs, events.names.queues[queue].name),
        AttributeNames: ["ApproximateNumberOfMessages"],
      }),
    );
    return Number(Attributes["ApproximateNumberOfMessages"]);
  }
  const mailed = (tag: string) =>
    provider.received.filter(({ body }) => JSON.stringify(body).includes(tag));
  return { ...events, ...harness, provider, startWorker, countWaiting, mailed };
}

// A machine of two cores checks some hundred devices a second; Lambda is simulated in test/capacity.
test("a reset link leaves while thousands of logins wait for the check of their device", async () => {
  const { messaging, names, signUp, latch, startWorker, countWaiting, mailed } = await open();
  const { user } = await signUp();
  const topicArn = await topicArnFor(messaging.sqs, names);
  const logIns = 4000;
  const publish = createPublisher({ sns: messaging.sns, topicArn });
  for (let sent = 0; sent < logIns; sent += 100) {
    const started = Array.from({ length: 100 }, () =>
      createEvent("session.started", user.id, { sessionId: newId("ses"), method: "password" }),
    );
    expect(await publish(started)).toEqual([]);
  }
  expect(await countWaiting("check-devices")).toBe(logIns);

  const worker = startWorker("publish-changes", "send-links", "send-mail", "check-devices");
  await worker.waitForOutput(/"worker started"/);
  await vi.waitFor(async () => {
    expect(await countWaiting("check-devices")).toBeLessThan(logIns);
  }, timeLimit);
  await latch.forgotPassword({ body: { email: user.email } });
  await vi.waitFor(() => expect(mailed("reset_password")).toHaveLength(1), timeLimit);
  expect(await countWaiting("check-devices")).toBeGreaterThan(logIns / 4);
});

test("a worker whose queues are those of the last release sends all mails through one queue", async () => {
  const { messaging, names, signUp, startWorker, mailed } = await open();
  const { sqs } = messaging;
  for (const queue of ["send-links", "check-devices"] as const) {
    const QueueUrl = await queueUrlFor(sqs, names.queues[queue].name);
    await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  }
  // The roles of the manifests of the last release.
  const publisher = startWorker("publish-changes");
  const missing = new RegExp(`"event":"queue.missing".*${names.queues["send-links"].name}`);
  await publisher.waitForOutput(missing);
  const mailer = startWorker("send-mail");
  await mailer.waitForOutput(/"added":\["send-links","check-devices"\]/);
  await signUp();
  await vi.waitFor(() => expect(mailed("verify_email")).toHaveLength(1), timeLimit);
  await sleep(500);
  const { stdout } = await mailer.end();
  // Once for each queue, and not with each attempt to read it.
  expect(stdout.match(/"event":"queue.missing"/g)).toHaveLength(2);
});
