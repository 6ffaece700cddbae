import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { orderIdOf, type TracedMailOrder } from "@latch/core";
import { batchesOf } from "./batches.ts";
import { reasonOf, type Untold } from "./publisher.ts";
import { traceAttribute } from "./trace-attribute.ts";

/** Orders mails. @returns those that were not ordered; never rejects */
export type MailQueue = (orders: TracedMailOrder[]) => Promise<Untold[]>;

/** Orders mails straight from their consumer's queue: past the topic, where everybody listens. */
export const createMailQueue =
  ({ sqs, queueUrl }: { sqs: SQSClient; queueUrl: string }): MailQueue =>
  async (orders) => {
    return (await Promise.all(batchesOf(orders).map(send))).flat();

    async function send(batch: TracedMailOrder[]): Promise<Untold[]> {
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
          id: orderIdOf(batch[Number(failure.Id)] as TracedMailOrder),
          reason: reasonOf(failure),
        }));
      } catch (error) {
        return batch.map((order) => ({ id: orderIdOf(order), reason: String(error) }));
      }
    }
  };
