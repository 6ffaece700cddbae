import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { createDeliveryQueue } from "@latch/adapters/delivery-queue";
import {
  createWebhookDeliveryStore,
  createWebhookEndpointStore,
  type Database,
} from "@latch/adapters/dynamodb";
import { createKeyRing, createWebhookSecrets, rotateKeyRing } from "@latch/adapters/keys";
import { queueUrlOf } from "@latch/adapters/messaging";
import { createSecretRenewal, createWebhookDeliverer, createWebhookPlanner } from "@latch/core";
import { describe, expect, test } from "vitest";
import {
  delivererGrants,
  type Grants,
  plannerGrants,
  queueingGrants,
  renewalGrants,
} from "../../infra/grants.ts";
import { eachWithoutOne } from "../support/each-without-one.ts";
import { grantedMessaging, openTestEvents } from "../support/events.ts";
import { granted } from "../support/granted.ts";
import { openWebhooks } from "../support/webhooks.ts";

const url = "https://example.com/";
const refusal = (missing: string) => `infra/grants.ts does not allow ${missing}`;

/** What a function does about one event for one endpoint, with these grants. */
const jobs: Record<string, { grants: Grants; work: (grants: Grants) => Promise<unknown> }> = {
  "the planner": {
    grants: plannerGrants,
    async work(grants) {
      const { database, addEndpoint, event, messages, clock } = await openWebhooks();
      await addEndpoint(url);
      const queue = messages.queue;
      await createWebhookPlanner({ ...stores(database, grants), queue, clock })(event());
    },
  },
  "the deliverer": {
    grants: delivererGrants,
    async work(grants) {
      const { database, keys, addEndpoint, plan, event, messages, clock, deps } =
        await openWebhooks();
      await addEndpoint(url);
      await plan(event());
      const deliver = createWebhookDeliverer({
        ...stores(database, grants),
        secrets: createWebhookSecrets(keys),
        queue: messages.queue,
        send: async () => ({ status: 500 }),
        clock,
        random: (length) => new Uint8Array(length),
        log: deps.log,
      });
      for (const ref of messages.take()) await deliver(ref);
    },
  },
  "sealing anew": {
    grants: renewalGrants,
    async work(grants) {
      const keys = await createKeyRing();
      const { database, addEndpoint, deps } = await openWebhooks({ keys });
      await addEndpoint(url);
      const secrets = createWebhookSecrets(await rotateKeyRing(keys));
      await createSecretRenewal({ ...stores(database, grants), secrets, log: deps.log })();
    },
  },
};

const stores = (database: Database, grants: Grants) => ({
  endpoints: createWebhookEndpointStore(granted(database, grants)),
  deliveries: createWebhookDeliveryStore(granted(database, grants)),
});

describe.each(Object.entries(jobs))("%s", (_name, { grants, work }) => {
  test("is held to what its role on AWS allows", () => work(grants));

  test.each(eachWithoutOne(grants))("needs %s", async (missing, fewer) => {
    await expect(work(fewer)).rejects.toThrow(refusal(missing));
  });
});

test("who queues deliveries may send to their queue, any number and however late", async () => {
  const { messaging, names } = await openTestEvents();
  const url = await queueUrlOf(messaging.sqs, names.queues["deliver-webhooks"].name);
  const queueWith = (grants: typeof queueingGrants) =>
    createDeliveryQueue({
      sqs: grantedMessaging(messaging, names, grants).sqs,
      queue: { url },
    });
  const refs = Array.from({ length: 23 }, (_, index) => ({
    endpointId: "whe_1",
    deliveryId: `evt_${index}`,
  }));
  await queueWith(queueingGrants).send(refs);
  await queueWith(queueingGrants).send(refs.slice(0, 1), 24 * 3600);
  const { Attributes } = await messaging.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] }),
  );
  expect(Attributes).toMatchObject({
    ApproximateNumberOfMessages: "23",
    ApproximateNumberOfMessagesDelayed: "1",
  });
  await expect(queueWith({}).send(refs)).rejects.toMatchObject({ code: "unavailable" });
});
