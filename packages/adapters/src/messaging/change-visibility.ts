import { ChangeMessageVisibilityCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { QueueRecord } from "./queue-record.ts";

/** The most that SQS takes. */
const maxSeconds = 12 * 3600;

/** Has a message come again after so many seconds, instead of at the end of its visibility timeout. */
export type ChangeVisibility = (record: QueueRecord, seconds: number) => Promise<void>;

/** @param queueUrl asked for when it is needed: an outage must not keep us from starting */
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
