import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { mailCommandId, type TracedMailCommand } from "@latch/core";
import { toBatches } from "./batches.ts";
import { type FailedEntry, failureReason } from "./publisher.ts";
import { traceAttribute } from "./trace-attribute.ts";

/** Orders mails. @returns those that were not ordered; never rejects */
export type MailQueue = (orders: TracedMailCommand[]) => Promise<FailedEntry[]>;

/** Orders mails straight from their consumer's queue: past the topic, where everybody listens. */
export const createMailQueue =
  ({ sqs, queueUrl }: { sqs: SQSClient; queueUrl: string }): MailQueue =>
  async (orders) => {
    return (await Promise.all(toBatches(orders).map(send))).flat();

    async function send(batch: TracedMailCommand[]): Promise<FailedEntry[]> {
      const command = new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: batch.map(({ traceparent, ...order }, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(order),
          MessageAttributes: traceAttribute(traceparent),
        })),
      });
      try {
        const { Failed = [] } = await sqs.send(command);
        return Failed.map((failure) => ({
          id: mailCommandId(batch[Number(failure.Id)] as TracedMailCommand),
          reason: failureReason(failure),
        }));
      } catch (error) {
        return batch.map((order) => ({ id: mailCommandId(order), reason: String(error) }));
      }
    }
  };
