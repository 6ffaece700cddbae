import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { type DomainEvent, mailCommandId, type TracedMailCommand } from "@latch/core";
import { toBatches } from "./batches.ts";
import { type FailedEntry, failedEntriesOf } from "./publisher.ts";
import { traceAttribute } from "./trace-attribute.ts";

/**
 * Sends mail commands, or events that lead to mails, to their queue.
 * @returns those that could not be sent; never rejects
 */
export type MailQueue = (messages: (TracedMailCommand | DomainEvent)[]) => Promise<FailedEntry[]>;

const idOf = (message: TracedMailCommand | DomainEvent): string =>
  "order" in message ? mailCommandId(message) : message.id;

/**
 * Creates a function that sends mail commands directly to the queue of the mail consumer. They do
 * not pass the topic, because every subscriber would receive them.
 */
export const createMailQueue =
  ({ sqs, queueUrl }: { sqs: SQSClient; queueUrl: string }): MailQueue =>
  async (messages) => {
    return (await Promise.all(toBatches(messages).map(send))).flat();

    async function send(batch: Parameters<MailQueue>[0]): Promise<FailedEntry[]> {
      const command = new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: batch.map(({ traceparent, ...message }, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(message),
          MessageAttributes: traceAttribute(traceparent),
        })),
      });
      try {
        const { Failed = [] } = await sqs.send(command);
        return failedEntriesOf(batch, Failed, idOf);
      } catch (error) {
        return batch.map((message) => ({ id: idOf(message), reason: String(error) }));
      }
    }
  };
