import { createStreamPositions } from "@latch/adapters/dynamodb";
import {
  createQueueConsumer,
  parseEventMessage,
  type QueueRecord,
  queues,
  queueUrlFor,
  type TopologyOptions,
  topicArnFor,
} from "@latch/adapters/messaging";
import type { StreamRecord } from "@latch/adapters/streams";
import { composeActivityRecorder } from "@latch/composition/activity";
import { composeChangePublisher } from "@latch/composition/events";
import type { DomainEvent } from "@latch/core";
import { startQueuePoller, startStreamPoller } from "@latch/server";
import { inject, onTestFinished } from "vitest";
import { publisherGrants, publisherTableGrants, recorderGrants } from "../../infra/grants.ts";
import { restrictDatabase } from "./fixtures/restrict-database.ts";
import { createHarness, openTestDatabase } from "./harness.ts";
import { filterRecords } from "./passes-stream-filter.ts";
import { openTestEvents, restrictMessaging } from "./processes/events.ts";

type Options = TopologyOptions & {
  /** The endpoint of SNS and SQS. By default the test has its own. */
  endpoint?: string;
  /** Whether a consumer sends the mails of events. */
  sendsMails?: boolean;
  /** Events for which the consumer fails. */
  refuses?: (event: DomainEvent) => boolean;
};

/**
 * Opens the API with its event pipeline: streams with their filters and a publisher, a topic, a queue and its
 * consumer, each limited to the grants of its role.
 */
export async function openEventPipeline({
  refuses = () => false,
  sendsMails = false,
  ...options
}: Options = {}) {
  const database = await openTestDatabase(undefined, inject("dynamoEndpoint"), { streams: true });
  const harness = await createHarness({}, { database, hasPipeline: sendsMails });
  const { deps } = harness;
  const events = await openTestEvents(options);
  const { messaging, names } = events;
  const batches: { Records: StreamRecord[] }[] = [];
  const messages: QueueRecord[] = [];
  const { sns, sqs } = restrictMessaging(messaging, names, publisherGrants);
  const publish = composeChangePublisher({
    database: restrictDatabase(database, publisherTableGrants),
    sns,
    topicArn: await topicArnFor(messaging.sqs, names),
    sqs,
    mailQueueUrl: await queueUrlFor(messaging.sqs, names.queues["send-mail"].name),
    linkQueueUrl: await queueUrlFor(messaging.sqs, names.queues["send-links"].name),
    tables: database.tables,
    source: "https://api.test",
    log: deps.log,
  });
  const recordActivity = composeActivityRecorder({
    config: { ACTIVITY_RETENTION_DAYS: 400 },
    database: restrictDatabase(database, recorderGrants),
  });
  const record = createQueueConsumer({
    read: parseEventMessage,
    async handle(event) {
      if (refuses(event)) throw new Error("refused for a test");
      await recordActivity(event);
    },
    log: deps.log,
  });
  const startPublisher = () =>
    startStreamPoller({
      endpoint: inject("dynamoEndpoint"),
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      names: database.tables,
      async handler({ Records: all }) {
        const Records = filterRecords(all, database.tables);
        // Lambda does not start a function for no record.
        if (Records.length === 0) return { batchItemFailures: [] };
        batches.push({ Records });
        return publish({ Records });
      },
      positions: createStreamPositions(database, { leaseOwner: "test", leaseMs: 10_000 }),
      log: deps.log,
    });
  let publisher = startPublisher();
  const recorder = startQueuePoller({
    ...queues["record-activity"],
    sqs: messaging.sqs,
    name: names.queues["record-activity"].name,
    consume: (batch) => {
      messages.push(...batch.Records);
      return record(batch);
    },
    log: deps.log,
  });
  onTestFinished(async () => {
    await publisher.stop();
    await recorder.stop();
  });

  return {
    ...harness,
    events,
    /** The stream records so far, as the publisher received them. */
    batches,
    /** The messages that the queue has delivered so far. */
    messages,
    publish,
    record,
    /** Runs `work` while no stream is read. */
    async restart(meanwhile: () => Promise<unknown>): Promise<void> {
      await publisher.stop();
      await meanwhile();
      publisher = startPublisher();
    },
  };
}
