import { createWebhookSecrets } from "@latch/adapters/crypto";
import { createRandomIds } from "@latch/adapters/crypto/random-ids";
import { createWebhookDeliveryStore, createWebhookEndpointStore } from "@latch/adapters/dynamodb";
import { createWebhookSender } from "@latch/adapters/webhooks/send";
import type { LatchClient } from "@latch/client";
import type { EventType } from "@latch/contract";
import {
  createWebhookDeliverer,
  createWebhookPlanner,
  type DeliveryRef,
  type Envelope,
  type WebhookSender,
} from "@latch/core";
import { delivererGrants, plannerGrants } from "../../infra/grants.ts";
import { granted } from "./granted.ts";
import { createHarness, type Harness } from "./harness.ts";

/** The consumers behind an API, each held to its grants; time passes when a test says so. */
export function attachConsumers(
  { database, keys, clock, messages, deps: { log } }: Harness,
  parts: { send?: WebhookSender } = {},
) {
  const plan = createWebhookPlanner({
    endpoints: createWebhookEndpointStore(granted(database, plannerGrants)),
    deliveries: createWebhookDeliveryStore(granted(database, plannerGrants)),
    queue: messages.queue,
    clock,
  });
  const deliver = createWebhookDeliverer({
    endpoints: createWebhookEndpointStore(granted(database, delivererGrants)),
    deliveries: createWebhookDeliveryStore(granted(database, delivererGrants)),
    secrets: createWebhookSecrets(keys),
    queue: messages.queue,
    send: parts.send ?? createWebhookSender({ allowPrivate: true, clock }),
    clock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    log,
  });
  return { plan, deliver };
}

/** An API where webhooks may go to this machine, the consumers behind it, and a master who adds endpoints. */
export async function openWebhooks(parts?: Parameters<typeof createHarness>[1]) {
  const harness = await createHarness({ WEBHOOK_ALLOW_PRIVATE: "true" }, parts);
  const { messages, pass, clock } = harness;
  const ids = createRandomIds(clock);
  const { latch, user } = await harness.signUp({ role: "master" });
  let loggedIn = { latch, at: clock() };
  /** The master, however much time has passed. */
  async function master(): Promise<LatchClient> {
    // Access tokens are good for 15 minutes.
    if (clock() - loggedIn.at > 600_000) {
      loggedIn = { latch: (await harness.logIn(user.email)).latch, at: clock() };
    }
    return loggedIn.latch;
  }
  const { plan, deliver } = attachConsumers(harness);

  /** Something that happens. */
  const event = (type: EventType = "user.created"): Envelope =>
    ({
      specversion: "1.0",
      id: ids("evt"),
      source: "http://api.test",
      type,
      time: new Date(clock()).toISOString(),
      subject: user.id,
      datacontenttype: "application/json",
      actor: user.id,
      requestid: "r-1",
      clientaddress: "203.0.113.7",
      data: { userId: user.id, role: "user" },
    }) as Envelope;

  /** Lets as much time pass as the next message takes, and delivers what is due then. */
  async function workLater(): Promise<void> {
    pass(Math.ceil((messages.wait() ?? 0) * 1000) / 1000);
    await work();
  }

  /** Delivers what is due right now, all at once. @returns how many messages there were */
  async function work(): Promise<number> {
    const due = messages.take();
    await Promise.all(due.map(deliver));
    return due.length;
  }

  /** Lets time pass, message after message, until there is none. @returns the seconds it took */
  async function workToTheEnd(): Promise<number> {
    const started = clock();
    while (messages.waiting.length > 0) await workLater();
    return (clock() - started) / 1000;
  }

  async function addEndpoint(url: string, types?: EventType[]) {
    const { data, error } = await (await master()).createWebhookEndpoint({ body: { url, types } });
    if (!data) throw new Error(`No endpoint: ${JSON.stringify(error)}`);
    const path = { endpointId: data.id };
    return {
      ...data,
      /** Its deliveries, newest first. */
      async deliveries() {
        const { data: page } = await (await master()).listWebhookDeliveries({ params: { path } });
        return page?.items ?? [];
      },
      async state() {
        const { data: all } = await (await master()).listWebhookEndpoints();
        return all?.items.find(({ id }) => id === data.id);
      },
      redeliver: async (deliveryId: string) =>
        (await master()).redeliver({ params: { path: { ...path, deliveryId } } }),
      rotate: async () => (await master()).rotateWebhookSecret({ params: { path } }),
      remove: async () => (await master()).deleteWebhookEndpoint({ params: { path } }),
      ref: (deliveryId: string): DeliveryRef => ({ ...path, deliveryId }),
    };
  }

  return {
    ...harness,
    master,
    masterUser: user,
    plan,
    deliver,
    event,
    work,
    workLater,
    workToTheEnd,
    addEndpoint,
  };
}
