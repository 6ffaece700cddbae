/** Consumes the change streams and publishes their events to the topic. */
import { openDatabase } from "@latch/adapters/dynamodb";
import { openQueues, openTopic } from "@latch/adapters/messaging";
import type { StreamBatchResponse, StreamRecord } from "@latch/adapters/streams";
import { createLog } from "@latch/adapters/telemetry/log";
import { currentTimeLimit } from "@latch/adapters/time-limit";
import { composeChangePublisher } from "@latch/composition/events";
import { PublisherEnvironment, readPublisherConfig } from "@latch/config/lambda/publisher";
import { warnAboutVariables } from "@latch/config/warnings";
import { linkedMailQueue, linkedTables, linkedTopic } from "../lib/linked-resources.ts";
import { withinTimeLeft } from "../lib/within-time-left.ts";

const config = readPublisherConfig(process.env);
const log = createLog(config.LOG_LEVEL);
warnAboutVariables(process.env, [PublisherEnvironment], log);
const connection = { region: config.AWS_REGION, timeLimit: currentTimeLimit };
const tables = linkedTables();
const publish = composeChangePublisher({
  database: openDatabase({
    tables,
    ...connection,
    client: config.DYNAMODB_CLIENT,
    environment: process.env,
  }),
  sns: openTopic(connection),
  topicArn: linkedTopic(),
  sqs: openQueues(connection),
  mailQueueUrl: linkedMailQueue("send-mail"),
  linkQueueUrl: linkedMailQueue("send-links"),
  tables,
  source: config.LATCH_ISSUER,
  log,
});

/**
 * Publishes the changes of a batch. Returns the record from which Lambda must retry.
 * @throws when that is the first record: Lambda then bisects the batch, so that it discards an unreadable
 * record alone. If the handler returned it, Lambda would discard the records behind it too.
 */
async function publishBatch(batch: { Records: StreamRecord[] }): Promise<StreamBatchResponse> {
  const { batchItemFailures } = await publish(batch);
  const first = batch.Records[0]?.dynamodb?.SequenceNumber;
  if (batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === first)) {
    throw new Error(`Publishing failed at the first change, ${first}`);
  }
  return { batchItemFailures };
}

export const handler = withinTimeLeft(publishBatch);
