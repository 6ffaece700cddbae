import { createUnconfiguredMailer } from "@latch/adapters/mail/unconfigured";
import { createDeliveryQueue } from "@latch/adapters/messaging/delivery-queue";
import { verifyWebhook, type WebhookEvent } from "@latch/client/webhooks";
import { readServerConfig } from "@latch/config/server";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import {
  startWorkerRoles,
  workerRoles,
} from "../../../packages/server/src/workers/worker-roles.ts";
import { startReceiver } from "../../support/doubles/receiver.ts";
import { createHarness, openTestDatabase } from "../../support/harness.ts";
import { openTestEvents } from "../../support/processes/events.ts";
import { timeLimit } from "../../support/time-limit.ts";

/** Starts the API and its worker on a server: streams, topic, queues and their consumers. */
async function openEverything() {
  const endpoint = inject("dynamoEndpoint");
  const database = await openTestDatabase(undefined, endpoint, { streams: true });
  const { messaging, names, prefix } = await openTestEvents();
  const deliveries = createDeliveryQueue({ sqs: messaging.sqs, queue: { prefix } });
  const allowed = { WEBHOOK_ALLOW_PRIVATE: "true" };
  const harness = await createHarness(allowed, { database, deliveryQueue: deliveries });
  const running = startWorkerRoles(workerRoles, {
    config: readServerConfig({
      NODE_ENV: "test",
      LATCH_ISSUER: "http://api.test",
      DYNAMODB_ENDPOINT: endpoint,
      ...allowed,
    }),
    keys: () => harness.keys,
    mailer: () => createUnconfiguredMailer(harness.deps.log),
    database,
    deliveries,
    messaging: { ...messaging, names },
    leaseOwner: "test",
    log: harness.deps.log,
  });
  onTestFinished(running.stop);
  return harness;
}

/** Starts a receiver like an integrator's: it stores verified deliveries and rejects all others. */
async function startVerifyingReceiver() {
  const events: WebhookEvent[] = [];
  let secret = "";
  const { url, received } = await startReceiver({
    answer(response, { headers, body }) {
      try {
        events.push(verifyWebhook(secret, headers, body));
        response.writeHead(204).end();
      } catch {
        response.writeHead(400).end();
      }
    },
  });
  return {
    url,
    events,
    received,
    knows(known: string | undefined) {
      secret = known ?? "";
    },
  };
}

test("an endpoint receives events, and receives one again after a redelivery", async () => {
  const { signUp, as } = await openEverything();
  const { latch: master } = await signUp({ role: "master" });
  const { url, events, received, knows } = await startVerifyingReceiver();
  const types = ["user.created" as const, "user.updated" as const];
  const { data: endpoint } = await master.createWebhookEndpoint({ body: { url, types } });
  knows(endpoint?.secret);
  const { user, accessToken } = await signUp();
  const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const authorization = `Bearer ${accessToken}`;
  await as({ authorization, traceparent }).updateMe({ body: { name: "Ada" } });
  const ofUser = () => events.filter(({ data }) => data.userId === user.id);
  await vi.waitFor(() => expect(ofUser()).toHaveLength(2), timeLimit);
  const created = ofUser().find(({ type }) => type === "user.created");
  expect(created).toMatchObject({ source: "http://api.test", data: { role: "user" } });
  expect(created).not.toHaveProperty("clientaddress");
  expect(ofUser().find(({ type }) => type === "user.updated")).toMatchObject({
    data: { changed: ["name"] },
    traceparent,
  });
  expect(received.map(({ headers }) => headers["traceparent"])).toContain(traceparent);

  const path = { endpointId: endpoint?.id ?? "" };
  await vi.waitFor(async () => {
    const { data } = await master.listWebhookDeliveries({ params: { path } });
    expect(data?.items.map(({ status }) => status)).not.toContain("pending");
  }, timeLimit);
  const deliveryId = created?.id ?? "";
  await master.redeliver({ params: { path: { ...path, deliveryId } } });
  await vi.waitFor(() => {
    expect(events.filter(({ id }) => id === deliveryId)).toHaveLength(2);
  }, timeLimit);
});

test("a disabled endpoint is reported to the other endpoints and in the activity of its owner", async () => {
  const { signUp } = await openEverything();
  const { latch: master, user } = await signUp({ role: "master" });
  const gone = await startReceiver({ answer: 410 });
  const { url, events, knows } = await startVerifyingReceiver();
  const types = ["webhook_endpoint.disabled" as const];
  knows((await master.createWebhookEndpoint({ body: { url, types } })).data?.secret);
  const { data } = await master.createWebhookEndpoint({ body: { url: gone.url } });
  const endpointId = data?.id ?? "";
  await signUp();
  await vi.waitFor(() => expect(events).toHaveLength(1), timeLimit);
  expect(events).toMatchObject([
    {
      type: "webhook_endpoint.disabled",
      subject: endpointId,
      data: { userId: user.id, endpointId },
    },
  ]);
  await vi.waitFor(async () => {
    const { data: mine } = await master.listMyActivity();
    expect(mine?.items).toContainEqual(
      expect.objectContaining({ type: "webhook_endpoint.disabled", subject: endpointId }),
    );
  }, timeLimit);
});
