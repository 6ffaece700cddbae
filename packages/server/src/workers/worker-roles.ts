import { QueueDoesNotExist } from "@aws-sdk/client-sqs";
import type { KeysFor, Purpose } from "@latch/adapters/crypto";
import { createStreamPositions, type Database } from "@latch/adapters/dynamodb";
import {
  type MailQueueName,
  mailQueueNames,
  type QueueConsumer,
  type QueueName,
  queueNames,
  queues,
  queueUrlFor,
  topicArnFor,
} from "@latch/adapters/messaging";
import { composeActivityConsumer } from "@latch/composition/activity";
import { composeChangePublisher } from "@latch/composition/events";
import { composeMailConsumer } from "@latch/composition/mail";
import { composeTaskErasureConsumer } from "@latch/composition/task-erasure";
import { composeDeliveryConsumer } from "@latch/composition/webhook-deliveries";
import { composeFanOutConsumer } from "@latch/composition/webhook-fan-out";
import type { ServerConfig } from "@latch/config/server";
import type { Clock, DeliveryQueue, Log, Mailer, Measure, Trace } from "@latch/core";
import { credentialsFor } from "../connections.ts";
import type { EventsConnection } from "../events-connection.ts";
import { startQueuePoller } from "./queue-poller.ts";
import { startStreamPoller } from "./stream-poller.ts";

/** The roles of a worker: the publisher of changes, and a consumer of each queue. */
export const workerRoles = ["publish-changes", ...queueNames] as const;
export type WorkerRole = (typeof workerRoles)[number];

/**
 * Adds the roles of the other mail queues to `send-mail`: a worker that an earlier release started with this role
 * consumed the messages of all of them.
 */
export const includeMailRoles = (names: readonly WorkerRole[]): readonly WorkerRole[] =>
  names.includes("send-mail") ? [...new Set([...names, ...mailQueueNames])] : names;

export type WorkerRoleDeps = {
  config: ServerConfig;
  /** Reads the keys of a purpose. Called only for roles that open sealed secrets or derive the links of mails. */
  keys: <P extends Purpose>(purpose: P) => KeysFor<P>;
  mailer: () => Mailer;
  database: Database;
  deliveries: DeliveryQueue;
  messaging: EventsConnection;
  /**
   * The owner of the leases of stream shards. A restarted worker with the same name need not wait for
   * them.
   */
  leaseOwner: string;
  log: Log;
  clock?: Clock;
  queueObserver?: { measure: Measure; trace?: Trace };
};

/** Milliseconds after which another worker takes over the shards of a killed one. */
const leaseMs = 10_000;

/** Creates the queue consumers. On AWS each of them is a Lambda function. */
function createConsumers(deps: WorkerRoleDeps): Record<QueueName, () => QueueConsumer> {
  const { config, keys, mailer, database, messaging, deliveries: queue, log, clock } = deps;
  const consumerOptions = (name: QueueName) => ({
    log,
    observer: deps.queueObserver && { queue: name, ...deps.queueObserver },
  });
  return {
    "record-activity": () =>
      composeActivityConsumer({ config, database, ...consumerOptions("record-activity") }),
    "forget-person": () =>
      composeTaskErasureConsumer({
        database,
        sqs: messaging.sqs,
        queueUrl: () => findQueueUrl(messaging, "forget-person"),
        ...consumerOptions("forget-person"),
      }),
    "plan-webhooks": () =>
      composeFanOutConsumer({ database, queue, clock, ...consumerOptions("plan-webhooks") }),
    "deliver-webhooks": () =>
      composeDeliveryConsumer({
        database,
        keys: keys("webhooks"),
        queue,
        clock,
        allowPrivate: config.WEBHOOK_ALLOW_PRIVATE,
        ...consumerOptions("deliver-webhooks"),
      }),
    "send-links": () => mailConsumer("send-links"),
    "send-mail": () => mailConsumer("send-mail"),
    "check-devices": () => mailConsumer("check-devices"),
  };

  function mailConsumer(name: MailQueueName): QueueConsumer {
    return composeMailConsumer({
      config,
      database,
      keys: keys("mail"),
      mailer: mailer(),
      clock,
      sqs: messaging.sqs,
      queueUrl: () => findQueueUrl(messaging, name),
      ...consumerOptions(name),
    });
  }
}

/** Starts the roles in this process. They run until `stop` is called. */
export function startWorkerRoles(names: readonly WorkerRole[], deps: WorkerRoleDeps) {
  const consumers = createConsumers(deps);
  const running = names.map((role) => (role === "publish-changes" ? publish() : consume(role)));
  return {
    /** Stops the roles, and resolves when the batches in progress are processed. */
    async stop(): Promise<void> {
      await Promise.all(running.map(({ stop }) => stop()));
    },
  };

  function publish() {
    const { config, database, messaging, leaseOwner, log } = deps;
    const linkQueueUrl = createLinkQueueLookup(messaging, log);
    // Reports a missing queue at the start, and not with the first mail.
    linkQueueUrl().catch(() => {});
    return startStreamPoller({
      endpoint: config.DYNAMODB_ENDPOINT,
      region: config.AWS_REGION,
      credentials: credentialsFor(config.DYNAMODB_ENDPOINT),
      names: database.tables,
      handler: composeChangePublisher({
        database,
        clock: deps.clock,
        sns: messaging.sns,
        topicArn: () => topicArnFor(messaging.sqs, messaging.names),
        sqs: messaging.sqs,
        mailQueueUrl: () => findQueueUrl(messaging, "send-mail"),
        linkQueueUrl,
        trace: deps.queueObserver?.trace,
        tables: database.tables,
        source: config.LATCH_ISSUER,
        log,
      }),
      positions: createStreamPositions(database, { leaseOwner, leaseMs, clock: deps.clock }),
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

const findQueueUrl = ({ sqs, names }: EventsConnection, queue: QueueName): Promise<string> =>
  queueUrlFor(sqs, names.queues[queue].name);

/** Creates a function that looks up the queue of mails with a link once, and again after a failure. */
function createLinkQueueLookup(messaging: EventsConnection, log: Log): () => Promise<string> {
  let known: Promise<string> | undefined;
  return () => {
    known ??= findLinkQueueUrl(messaging, log).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

/**
 * Returns the URL of the queue of mails with a link. An installation of an earlier release has no such queue until
 * `latch events create` runs: until then its mails go through the queue of the other mails.
 */
async function findLinkQueueUrl(messaging: EventsConnection, log: Log): Promise<string> {
  try {
    return await findQueueUrl(messaging, "send-links");
  } catch (error) {
    if (!(error instanceof QueueDoesNotExist)) throw error;
    const [queue, fallback] = ["send-links", "send-mail"] as const;
    log.warn(
      { event: "queue.missing", queue: messaging.names.queues[queue].name, fallback },
      "a queue does not exist: run `npx latch events create` and restart the worker",
    );
    return findQueueUrl(messaging, fallback);
  }
}
