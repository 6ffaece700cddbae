import { createKeyRing, createWebhookSecrets } from "@latch/adapters/crypto";
import { createWebhookEndpointChanges } from "@latch/adapters/dynamodb";
import { queueUrlFor } from "@latch/adapters/messaging";
import type { DomainEvent } from "@latch/core";
import { startEvents } from "@latch/dev";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type FunctionName, sizeLimits } from "../../../scripts/bundle.ts";
import { startReceiver } from "../../support/doubles/receiver.ts";
import { factToEvent } from "../../support/fixtures/domain-events.ts";
import { newId } from "../../support/fixtures/new-id.ts";
import { createSubkeyLinks } from "../../support/fixtures/subkey-links.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { openTestEvents } from "../../support/processes/events.ts";
import { deploy, startLambda } from "../../support/processes/lambda.ts";

const functions = ["plan-webhooks", "deliver-webhooks"] as const satisfies FunctionName[];
const keys = await createKeyRing();
const deployed = new Map<string, Awaited<ReturnType<typeof deploy>>>();
let emulator: Awaited<ReturnType<typeof startEvents>>;

beforeAll(async () => {
  emulator = await startEvents();
  for (const name of functions) deployed.set(name, await deploy("webhooks-", name));
});

afterAll(async () => {
  await emulator.stop();
  for (const { remove } of deployed.values()) remove();
});

/** Starts a function as it is deployed, with a separate queue for the messages that it sends. */
async function start(name: (typeof functions)[number], environment: Record<string, string> = {}) {
  const parts = deployed.get(name);
  if (!parts) throw new Error(`${name} is not deployed`);
  const { messaging, names, waiting } = await openTestEvents({ endpoint: emulator.endpoint });
  const url = new URL(await queueUrlFor(messaging.sqs, names.queues["deliver-webhooks"].name));
  // On AWS the URL of a queue is its endpoint.
  const Deliveries = { url: `${emulator.endpoint}${url.pathname}` };
  const subkeys = name === "deliver-webhooks" ? await createSubkeyLinks(keys) : {};
  const links = { ...parts.links, Deliveries, ...subkeys };
  const lambda = await startLambda(parts.folder, links, environment);
  onTestFinished(lambda.stop);
  return { ...parts, lambda, queued: () => waiting("deliver-webhooks") };
}

/** Adds an endpoint like the API does. */
async function addEndpoint(url: string) {
  const { database } = deployed.get("plan-webhooks") ?? {};
  if (!database) throw new Error("There is no database");
  const endpointId = newId("whe");
  const { sealed } = await createWebhookSecrets(keys).create();
  await createWebhookEndpointChanges(database).create(
    {
      endpointId,
      url,
      status: "enabled",
      createdAt: new Date().toISOString(),
      createdBy: newId("usr"),
      secret: sealed,
    },
    20,
    "operator",
  );
  const deliveries = async () =>
    (await scan(database, "WebhookDeliveries")).filter((item) => item["endpointId"] === endpointId);
  return { endpointId, deliveries };
}

function createEvent(): DomainEvent {
  const userId = newId("usr");
  const data = { userId, role: "user" as const };
  const at = new Date().toISOString();
  const domainEvent = { type: "user.created" as const, userId, subject: userId, at, data };
  return factToEvent({ ...domainEvent, address: "203.0.113.7" }, newId("evt"), "https://api.test");
}

const toQueueBatch = (...bodies: string[]) => ({
  Records: bodies.map((body, index) => ({ messageId: `m${index}`, body })),
});

test.each(functions)("the bundle of %s is within its size limit", (name) => {
  expect(deployed.get(name)?.size).toBeLessThanOrEqual(sizeLimits[name]);
});

describe("plan-webhooks", () => {
  test("creates a delivery for each endpoint and queues it without the client's address", async () => {
    const { lambda, queued } = await start("plan-webhooks");
    const { endpointId, deliveries } = await addEndpoint("https://example.com/");
    const event = createEvent();
    const outcome = await lambda.invoke(toQueueBatch(JSON.stringify(event), "nonsense"));
    expect(outcome).toEqual({ batchItemFailures: [{ itemIdentifier: "m1" }] });
    const messages = (await queued()).map((body) => JSON.parse(body));
    expect(messages).toContainEqual({ endpointId, deliveryId: event.id });
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({ deliveryId: event.id, status: "pending", attempts: 0 });
    const { clientaddress, ...payload } = event;
    expect(JSON.parse(String(delivery?.["body"]))).toEqual(payload);
  });
});

describe("deliver-webhooks", () => {
  test("rejects private addresses, whatever its environment contains, and queues the next attempt", async () => {
    const { url, received, port } = await startReceiver();
    const planner = await start("plan-webhooks");
    const deliverer = await start("deliver-webhooks", { WEBHOOK_ALLOW_PRIVATE: "true" });
    for (const target of [url, `http://localhost:${port}/`]) {
      const { endpointId, deliveries } = await addEndpoint(target);
      const event = createEvent();
      await planner.lambda.invoke(toQueueBatch(JSON.stringify(event)));
      const ref = { endpointId, deliveryId: event.id };
      const outcome = await deliverer.lambda.invoke(toQueueBatch(JSON.stringify(ref), "{}"));
      expect(outcome).toEqual({ batchItemFailures: [{ itemIdentifier: "m1" }] });
      expect(await deliveries()).toMatchObject([
        { status: "pending", attempts: 1, lastError: "no public address" },
      ]);
      expect(deliverer.lambda.log()).toContain('"event":"webhook.attempted"');
    }
    expect(received).toEqual([]);
    expect(deliverer.lambda.log()).not.toMatch(new RegExp(`whsec_|:${port}`));
  });
});
