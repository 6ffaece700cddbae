import { createKeyRing } from "@latch/adapters/crypto";
import { createWebhookDeliveryStore, type Database } from "@latch/adapters/dynamodb";
import { queueUrlFor } from "@latch/adapters/messaging";
import { createLatchClient } from "@latch/client";
import { WebhookEndpointId } from "@latch/contract";
import { expect, inject, onTestFinished, test } from "vitest";
import { checkedFetch } from "../support/checked-fetch.ts";
import { changeUser } from "../support/fixtures/change-user.ts";
import { functionUrl, functionUrlEvent, toResponse } from "../support/fixtures/lambda-events.ts";
import { newId } from "../support/fixtures/new-id.ts";
import { signedIn } from "../support/fixtures/signed-in.ts";
import { openTestDatabase, password } from "../support/harness.ts";
import { startEdge } from "../support/processes/edge.ts";
import { openTestEvents, type TestEvents } from "../support/processes/events.ts";
import { deploy, startLambda } from "../support/processes/lambda.ts";
import { startProgram } from "../support/processes/program.ts";

type Opened = { origin: string; fetch(request: Request): Promise<Response>; database: Database };

const readPrefix = ({ tables }: Database) => tables.Users.replace(/Users$/, "");

/** Opens a database, and queues with the same prefix. */
async function openParts() {
  const database = await openTestDatabase();
  return { database, events: await openTestEvents({ prefix: readPrefix(database) }) };
}

const places: Record<string, () => Promise<Opened & { events: TestEvents }>> = {
  async "a Node server"() {
    const { database, events } = await openParts();
    const server = startProgram("server/src/main.ts", {
      PORT: "0",
      LATCH_ISSUER: "https://api.example.com",
      LATCH_TABLE_PREFIX: readPrefix(database),
      DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
      EVENTS_ENDPOINT: events.endpoint,
      LATCH_KEYS: JSON.stringify(await createKeyRing()),
      PASSWORD_HASH: "argon2id",
    });
    const [, port] = await server.waitForOutput(/"port":(\d+),.*"listening"/);
    return { origin: `http://127.0.0.1:${port}`, fetch: (r) => fetch(r), database, events };
  },

  async Lambda() {
    const deployed = await deploy("redeliver-");
    onTestFinished(deployed.remove);
    const events = await openTestEvents();
    const name = events.names.queues["deliver-webhooks"].name;
    const { pathname } = new URL(await queueUrlFor(events.messaging.sqs, name));
    const lambda = await startLambda(
      deployed.folder,
      {
        ...deployed.links,
        LatchKeys: { value: JSON.stringify(await createKeyRing()) },
        Deliveries: { url: `${events.endpoint}${pathname}` },
      },
      { PASSWORD_HASH: "argon2id" },
    );
    onTestFinished(lambda.stop);
    return {
      origin: functionUrl,
      fetch: async (request) => toResponse(await lambda.invoke(await functionUrlEvent(request))),
      database: deployed.database,
      events,
    };
  },

  async workerd() {
    const { database, events } = await openParts();
    const edge = await startEdge(readPrefix(database), { EVENTS_ENDPOINT: events.endpoint });
    onTestFinished(edge.stop);
    return { origin: "https://edge.example.com", fetch: edge.fetch, database, events };
  },
};

test.each(Object.entries(places))("sends a redelivery to the queue on %s", async (_name, open) => {
  const { origin, fetch, database, events } = await open();
  const anybody = createLatchClient({
    retries: 0,
    timeout: 0,
    baseUrl: origin,
    fetch: checkedFetch(fetch),
  });
  const body = { email: `${newId("usr")}@example.com`, password };
  const signedUp = signedIn(await anybody.signUp({ body }));
  await changeUser(database, signedUp.user.id ?? "", { role: "master" });
  const login = { identifier: body.email, password };
  const loggedIn = signedIn(await anybody.logIn({ body: login }));
  const headers = { authorization: `Bearer ${loggedIn.accessToken}` };
  const master = createLatchClient({
    retries: 0,
    timeout: 0,
    baseUrl: origin,
    fetch: checkedFetch(fetch),
    headers,
  });

  const { data: endpoint } = await master.createWebhookEndpoint({
    body: { url: "https://example.com/" },
  });
  const ref = {
    endpointId: WebhookEndpointId.parse(endpoint?.id),
    deliveryId: newId("evt"),
  };
  await createWebhookDeliveryStore(database).createIfAbsent({
    ...ref,
    type: "user.created",
    body: "{}",
    status: "failed",
    attempts: 8,
    attemptsBefore: 0,
    createdAt: new Date().toISOString(),
    expiresAt: Math.floor(Date.now() / 1000) + 3600,
  });
  const { response } = await master.redeliver({ params: { path: ref } });
  expect(response.status).toBe(202);
  const waiting = await events.waiting("deliver-webhooks");
  expect(waiting.map((message) => JSON.parse(message))).toEqual([ref]);
});
