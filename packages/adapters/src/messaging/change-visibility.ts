import { ChangeMessageVisibilityCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { QueueRecord } from "./queue-record.ts";

/** The maximum of SQS. */
const maxSeconds = 12 * 3600;

/**
 * Makes a message visible again after so many seconds, instead of at the end of its visibility
 * timeout.
 */
export type ChangeVisibility = (record: QueueRecord, seconds: number) => Promise<void>;

/**
 * Creates a function that changes the visibility timeout of a message.
 * @param queueUrl called when it is needed, so that the process starts during an outage of SQS
 */
export const createChangeVisibility =
  (sqs: SQSClient, queueUrl: () => Promise<string> | string): ChangeVisibility =>
  async ({ receiptHandle }, seconds) => {
    if (!receiptHandle) return;
    await sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: await queueUrl(),
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: Math.min(Math.ceil(seconds), maxSeconds),
      }),
    );
  };
