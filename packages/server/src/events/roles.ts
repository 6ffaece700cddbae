import { createChangePublisher } from "@latch/adapters/change-stream";
import {
  createActivityStore,
  createStreamPositions,
  createTaskStore,
  createWebhookDeliveryStore,
  createWebhookEndpointStore,
  type Database,
} from "@latch/adapters/dynamodb";
import { createWebhookSecrets, type KeyRing } from "@latch/adapters/keys";
import {
  createPublisher,
  createQueueConsumer,
  type Publisher,
  type QueueConsumer,
  type QueueName,
  queueNames,
  queues,
  readDelivery,
  readEnvelope,
  topicArnOf,
} from "@latch/adapters/messaging";
import { createWebhookSender } from "@latch/adapters/webhook-sender";
import {
  createActivityRecorder,
  createWebhookDeliverer,
  createWebhookPlanner,
  type DeliveryQueue,
  type Log,
} from "@latch/core";
import { credentialsFor, type EventsConnection, type ServerConfig } from "../config.ts";
import { startQueuePoller } from "./queue-poller.ts";
import { startStreamPoller } from "./stream-poller.ts";

/** What runs behind the API: what tells events, and a consumer of each queue. */
export const roles = ["publish-changes", ...queueNames] as const;
export type RoleName = (typeof roles)[number];

export type RoleDeps = {
  config: ServerConfig;
  /** Asked for by those alone who open what is sealed. */
  keys: () => KeyRing;
  database: Database;
  deliveries: DeliveryQueue;
  messaging: EventsConnection;
  /** By what name it reads the change streams; one that comes again need not wait for itself. */
  holder: string;
  log: Log;
};

/** Milliseconds after which another publisher takes over from one that was killed. */
const lease = 10_000;

/** The same consumers as on AWS, where each is a function. */
function createConsumers(deps: RoleDeps): Record<QueueName, () => QueueConsumer> {
  const { config, keys, database, deliveries: queue, log } = deps;
  const clock = Date.now;
  const webhooks = {
    endpoints: createWebhookEndpointStore(database),
    deliveries: createWebhookDeliveryStore(database),
    queue,
    clock,
  };
  return {
    "record-activity": () =>
      createQueueConsumer({
        read: readEnvelope,
        handle: createActivityRecorder(createActivityStore(database)),
        log,
      }),
    "forget-person": () => {
      const tasks = createTaskStore(database);
      return createQueueConsumer({
        read: readEnvelope,
        handle: ({ data }) => tasks.removeAll(data.userId),
        log,
        patience: 55_000,
      });
    },
    "plan-webhooks": () =>
      createQueueConsumer({ read: readEnvelope, handle: createWebhookPlanner(webhooks), log }),
    "deliver-webhooks": () =>
      createQueueConsumer({
        read: readDelivery,
        handle: createWebhookDeliverer({
          ...webhooks,
          secrets: createWebhookSecrets(keys()),
          send: createWebhookSender({ allowPrivate: config.WEBHOOK_ALLOW_PRIVATE, clock }),
          random: (length) => crypto.getRandomValues(new Uint8Array(length)),
          log,
        }),
        log,
      }),
  };
}

/** Runs roles in this process, until it is told to stop. */
export function startRoles(names: readonly RoleName[], deps: RoleDeps) {
  const consumers = createConsumers(deps);
  const running = names.map((role) => (role === "publish-changes" ? publish() : consume(role)));
  return {
    /** Finishes what is under way. */
    async stop(): Promise<void> {
      await Promise.all(running.map(({ stop }) => stop()));
    },
  };

  function publish() {
    const { config, database, holder, log } = deps;
    return startStreamPoller({
      endpoint: config.DYNAMODB_ENDPOINT,
      region: config.AWS_REGION,
      credentials: credentialsFor(config.DYNAMODB_ENDPOINT),
      names: database.tables,
      handler: createChangePublisher({
        publish: createLatePublisher(deps.messaging),
        tables: database.tables,
        source: config.LATCH_ISSUER,
        log,
      }),
      positions: createStreamPositions(database, { holder, lease }),
      log,
    });
  }

  function consume(queue: QueueName) {
    const { messaging, log } = deps;
    const { batchSize, concurrency } = queues[queue];
    return startQueuePoller({
      sqs: messaging.sqs,
      name: messaging.names.queues[queue].name,
      consume: consumers[queue](),
      concurrency,
      batchSize,
      log,
    });
  }
}

/** Asks for the topic when there is something to tell: an outage must not keep us from starting. */
export function createLatePublisher({ sns, sqs, names }: EventsConnection): Publisher {
  let publisher: Publisher | undefined;
  return async (events) => {
    if (events.length === 0) return [];
    publisher ??= createPublisher({ sns, topicArn: await topicArnOf(sqs, names) });
    return publisher(events);
  };
}
