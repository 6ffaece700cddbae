import { createWebhookSecrets, type KeyRing } from "@latch/adapters/crypto";
import {
  createActivityStore,
  createStreamPositions,
  createTaskStore,
  createWebhookDeliveryStore,
  createWebhookEndpointStore,
  type Database,
} from "@latch/adapters/dynamodb";
import {
  createMailQueue,
  createPostpone,
  createPublisher,
  createQueueConsumer,
  type MailQueue,
  type Publisher,
  type QueueConsumer,
  type QueueName,
  queueNames,
  queues,
  queueUrlOf,
  readDelivery,
  readEnvelope,
  topicArnOf,
  type Untold,
} from "@latch/adapters/messaging";
import { createChangePublisher } from "@latch/adapters/streams";
import { createWebhookSender } from "@latch/adapters/webhooks/send";
import { composeMailSender, createMailConsumer } from "@latch/composition/mail";
import type { ServerConfig } from "@latch/config/server";
import {
  createActivityRecorder,
  createWebhookDeliverer,
  createWebhookPlanner,
  type DeliveryQueue,
  type Log,
  type Mailer,
  type Measure,
  type Trace,
} from "@latch/core";
import { credentialsFor, type EventsConnection } from "../connections.ts";
import { startQueuePoller } from "./queue-poller.ts";
import { startStreamPoller } from "./stream-poller.ts";

/** What runs behind the API: what tells events, and a consumer of each queue. */
export const roles = ["publish-changes", ...queueNames] as const;
export type RoleName = (typeof roles)[number];

export type RoleDeps = {
  config: ServerConfig;
  /** Asked for by those alone who open what is sealed, or derive mailed links again. */
  keys: () => KeyRing;
  mailer: () => Mailer;
  database: Database;
  deliveries: DeliveryQueue;
  messaging: EventsConnection;
  /** By what name it reads the change streams; one that comes again need not wait for itself. */
  holder: string;
  log: Log;
  watch?: { measure: Measure; trace?: Trace };
};

/** Milliseconds after which another publisher takes over from one that was killed. */
const lease = 10_000;

/** The same consumers as on AWS, where each is a function. */
function createConsumers(deps: RoleDeps): Record<QueueName, () => QueueConsumer> {
  const { config, keys, mailer, database, messaging, deliveries: queue, log } = deps;
  const watched = (name: QueueName) => ({
    log,
    watch: deps.watch && { queue: name, ...deps.watch },
  });
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
        ...watched("record-activity"),
      }),
    "forget-person": () => {
      const tasks = createTaskStore(database);
      return createQueueConsumer({
        read: readEnvelope,
        handle: ({ data }) => tasks.removeAll(data.userId),
        ...watched("forget-person"),
        patience: 55_000,
      });
    },
    "plan-webhooks": () =>
      createQueueConsumer({
        read: readEnvelope,
        handle: createWebhookPlanner(webhooks),
        ...watched("plan-webhooks"),
      }),
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
        ...watched("deliver-webhooks"),
      }),
    "send-mail": () =>
      createMailConsumer(
        composeMailSender({ config, database, keys: keys(), mailer: mailer(), log }),
        {
          postpone: createPostpone(messaging.sqs, () => mailQueueUrl(messaging)),
          ...watched("send-mail"),
        },
      ),
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
        publish: createLatePublisher(deps.messaging, deps.watch?.trace),
        orderMails: createLateMailQueue(deps.messaging),
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

type Teller<T> = (told: T[]) => Promise<Untold[]>;

/** Made when there is something to tell: an outage must not keep us from starting. */
function late<T>(make: () => Promise<Teller<T>>): Teller<T> {
  let teller: Teller<T> | undefined;
  return async (told) => {
    if (told.length === 0) return [];
    teller ??= await make();
    return teller(told);
  };
}

export const createLatePublisher = (
  { sns, sqs, names }: EventsConnection,
  trace?: Trace,
): Publisher =>
  late(async () => createPublisher({ sns, topicArn: await topicArnOf(sqs, names), trace }));

const mailQueueUrl = ({ sqs, names }: EventsConnection): Promise<string> =>
  queueUrlOf(sqs, names.queues["send-mail"].name);

const createLateMailQueue = (messaging: EventsConnection): MailQueue =>
  late(async () =>
    createMailQueue({ sqs: messaging.sqs, queueUrl: await mailQueueUrl(messaging) }),
  );
