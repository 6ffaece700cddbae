import { rmSync } from "node:fs";
import { createChangePublisher, type StreamRecord } from "@latch/adapters/change-stream";
import { createActivityStore } from "@latch/adapters/dynamodb";
import {
  createPublisher,
  createQueueConsumer,
  type QueueRecord,
  queues,
  readEnvelope,
  type TopologyOptions,
  topicArnOf,
} from "@latch/adapters/messaging";
import { createActivityRecorder } from "@latch/core";
import { openCursors, startQueuePoller, startStreamPoller } from "@latch/server/local";
import { inject, onTestFinished } from "vitest";
import { publisherGrants, recorderGrants } from "../../infra/grants.ts";
import { grantedMessaging, openTestEvents } from "./events.ts";
import { granted } from "./granted.ts";
import { createHarness, openTestDatabase } from "./harness.ts";
import { temporaryFolder } from "./program.ts";

/**
 * The API with what AWS would do behind it: streams that are read and published, a topic, a queue and
 * its consumer, all held to what their roles allow.
 */
export async function openChain(options: TopologyOptions = {}) {
  const database = await openTestDatabase(undefined, inject("dynamoEndpoint"), { streams: true });
  const harness = await createHarness({}, { database });
  const { deps } = harness;
  const events = await openTestEvents(options);
  const { messaging, names } = events;
  const folder = temporaryFolder();
  const batches: { Records: StreamRecord[] }[] = [];
  const messages: QueueRecord[] = [];
  const publish = createChangePublisher({
    publish: createPublisher({
      sns: grantedMessaging(messaging, names, publisherGrants).sns,
      topicArn: await topicArnOf(messaging.sqs, names),
    }),
    tables: database.tables,
    source: "https://api.test",
    log: deps.log,
  });
  const record = createQueueConsumer({
    read: readEnvelope,
    handle: createActivityRecorder(createActivityStore(granted(database, recorderGrants))),
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
      cursors: openCursors(`${folder}/cursors.json`),
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
    rmSync(folder, { recursive: true, force: true });
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
