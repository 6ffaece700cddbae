/** Change streams to the topic of events, where every consumer hears of them. */

import { openQueues, openTopic } from "@latch/adapters/messaging";
import type { StreamBatchResponse, StreamRecord } from "@latch/adapters/streams";
import { createLog } from "@latch/adapters/telemetry/log";
import { composeChangePublisher } from "@latch/composition/events";
import { PublisherEnvironment, readPublisherConfig } from "@latch/config/lambda/publisher";
import { warnAboutVariables } from "@latch/config/warnings";
import { linkedMailQueue, linkedTables, linkedTopic } from "../lib/linked-resources.ts";

const config = readPublisherConfig(process.env);
const log = createLog(config.LOG_LEVEL);
warnAboutVariables(process.env, [PublisherEnvironment], log);
const publish = composeChangePublisher({
  sns: openTopic({ region: config.AWS_REGION }),
  topicArn: linkedTopic(),
  sqs: openQueues({ region: config.AWS_REGION }),
  mailQueueUrl: linkedMailQueue(),
  tables: linkedTables(),
  source: config.LATCH_ISSUER,
  log,
});

/**
 * Answers which record Lambda has to begin with again.
 * @throws when that is the first: Lambda halves a batch that fails, so that a record which can't be
 * read is given up alone. Named in an answer, it would take all behind it along.
 */
export async function handler(batch: { Records: StreamRecord[] }): Promise<StreamBatchResponse> {
  const { batchItemFailures } = await publish(batch);
  const first = batch.Records[0]?.dynamodb?.SequenceNumber;
  if (batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === first)) {
    throw new Error(`Nothing was told from ${first} on`);
  }
  return { batchItemFailures };
}
