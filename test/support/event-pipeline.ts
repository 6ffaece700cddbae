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
import { publisherGrants, recorderGrants } from "../../infra/grants.ts";
import { granted } from "./fixtures/granted.ts";
import { createHarness, openTestDatabase } from "./harness.ts";
import { grantedMessaging, openTestEvents } from "./processes/events.ts";

type Options = TopologyOptions & {
  /** Where SNS and SQS answer; of its own without it. */
  endpoint?: string;
  /** Events that the consumer fails on. */
  refuses?: (event: DomainEvent) => boolean;
};

/**
 * The API with what AWS would do behind it: streams that are read and published, a topic, a queue and
 * its consumer, all held to what their roles allow.
 */
export async function openEventPipeline({ refuses = () => false, ...options }: Options = {}) {
  const database = await openTestDatabase(undefined, inject("dynamoEndpoint"), { streams: true });
  const harness = await createHarness({}, { database });
  const { deps } = harness;
  const events = await openTestEvents(options);
  const { messaging, names } = events;
  const batches: { Records: StreamRecord[] }[] = [];
  const messages: QueueRecord[] = [];
  const { sns, sqs } = grantedMessaging(messaging, names, publisherGrants);
  const publish = composeChangePublisher({
    sns,
    topicArn: await topicArnFor(messaging.sqs, names),
    sqs,
    mailQueueUrl: await queueUrlFor(messaging.sqs, names.queues["send-mail"].name),
    tables: database.tables,
    source: "https://api.test",
    log: deps.log,
  });
  const recordActivity = composeActivityRecorder(granted(database, recorderGrants));
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
      handler: (batch) => {
        batches.push(batch);
        return publish(batch);
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
    /** What the streams have told so far, as it was handed to the publisher. */
    batches,
    /** What came out of the queue so far. */
    messages,
    publish,
    record,
    /** Lets something happen while no stream is read. */
    async restart(meanwhile: () => Promise<unknown>): Promise<void> {
      await publisher.stop();
      await meanwhile();
      publisher = startPublisher();
    },
  };
}
