import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { mailCommandId, type TracedMailCommand } from "@latch/core";
import { toBatches } from "./batches.ts";
import { type FailedEntry, failureReason } from "./publisher.ts";
import { traceAttribute } from "./trace-attribute.ts";

/**
 * Sends mail commands to their queue.
 * @returns the commands that could not be sent; never rejects
 */
export type MailQueue = (commands: TracedMailCommand[]) => Promise<FailedEntry[]>;

/**
 * Creates a function that sends mail commands directly to the queue of the mail consumer. They do
 * not pass the topic, because every subscriber would receive them.
 */
export const createMailQueue =
  ({ sqs, queueUrl }: { sqs: SQSClient; queueUrl: string }): MailQueue =>
  async (commands) => {
    return (await Promise.all(toBatches(commands).map(send))).flat();

    async function send(batch: TracedMailCommand[]): Promise<FailedEntry[]> {
      const command = new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: batch.map(({ traceparent, ...command }, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(command),
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
        return batch.map((mail) => ({ id: mailCommandId(mail), reason: String(error) }));
      }
    }
  };
