import { createDeliveryQueue } from "@latch/adapters/messaging/delivery-queue";
import { expect, inject, test, vi } from "vitest";
import { startReceiver } from "../support/doubles/receiver.ts";
import { put, scan } from "../support/fixtures/tables.ts";
import { openWebhooks } from "../support/fixtures/webhooks.ts";
import { openTestDatabase } from "../support/harness.ts";
import { openTestEvents } from "../support/processes/events.ts";
import { startProgram } from "../support/processes/program.ts";
import { timeLimit } from "../support/time-limit.ts";

test("the next worker repeats an attempt that was killed", async () => {
  const database = await openTestDatabase();
  const prefix = database.tables.Users.replace(/Users$/, "");
  const { messaging, endpoint } = await openTestEvents({ prefix, visibilityTimeoutSeconds: 1 });
  const deliveryQueue = createDeliveryQueue({ sqs: messaging.sqs, queue: { prefix } });
  const { addEndpoint, plan, event, keys, messages } = await openWebhooks({
    database,
    deliveryQueue,
  });
  const { url, received, answers } = await startReceiver({ answer: () => {} });
  const { deliveries } = await addEndpoint(url);
  await plan(event());
  await deliveryQueue.send(messages.take());
  const startWorker = () =>
    startProgram(
      "server/src/worker.ts",
      {
        NODE_ENV: "test",
        LATCH_ISSUER: "http://api.test",
        LATCH_TABLE_PREFIX: prefix,
        DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
        EVENTS_ENDPOINT: endpoint,
        LATCH_KEYS: JSON.stringify(keys),
        WEBHOOK_ALLOW_PRIVATE: "true",
      },
      { args: ["deliver-webhooks"] },
    );

  const killed = startWorker();
  await vi.waitFor(() => expect(received).toHaveLength(1), timeLimit);
  await killed.end("SIGKILL");
  expect(await deliveries()).toMatchObject([{ status: "pending", attempts: 1 }]);
  answers(204);
  // Simulates half a minute, the duration of the lease.
  const [item] = await scan(database, "WebhookDeliveries");
  await put(database, "WebhookDeliveries", { ...item, leasedUntil: 0 });

  startWorker();
  await vi.waitFor(async () => {
    expect(await deliveries()).toMatchObject([{ status: "delivered", attempts: 2 }]);
  }, timeLimit);
  expect(received).toHaveLength(2);
  expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
});
