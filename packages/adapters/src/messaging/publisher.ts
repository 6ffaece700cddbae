import {
  type BatchResultErrorEntry,
  PublishBatchCommand,
  type PublishBatchRequestEntry,
  type SNSClient,
} from "@aws-sdk/client-sns";
import { type Envelope, serviceOf } from "@latch/core";

/** How many messages SNS takes in one call. */
const most = 10;

/** What was not told, by its id, and why. */
export type Untold = { id: string; reason: string };

/** Tells events. @returns those that were not told, in their order; never rejects */
export type Publisher = (events: Envelope[]) => Promise<Untold[]>;

/**
 * Publishes events to a topic, ten in a call and all calls at once: an order is kept by nobody on the
 * way, consumers go by id and time.
 */
export const createPublisher =
  ({ sns, topicArn }: { sns: SNSClient; topicArn: string }): Publisher =>
  async (events) => {
    const batches = Array.from({ length: Math.ceil(events.length / most) }, (_, index) =>
      events.slice(index * most, (index + 1) * most),
    );
    return (await Promise.all(batches.map(publish))).flat();

    async function publish(batch: Envelope[]): Promise<Untold[]> {
      const command = new PublishBatchCommand({
        TopicArn: topicArn,
        PublishBatchRequestEntries: batch.map(entryOf),
      });
      try {
        const { Failed = [] } = await sns.send(command);
        return batch.flatMap(({ id }, index) => {
          const failure = Failed.find(({ Id }) => Id === String(index));
          return failure ? [{ id, reason: reasonOf(failure) }] : [];
        });
      } catch (error) {
        return batch.map(({ id }) => ({ id, reason: String(error) }));
      }
    }
  };

const text = (value: string) => ({ DataType: "String", StringValue: value });

/** How a message of SNS or SQS says which trace it belongs to. */
export const traceAttribute = (
  traceparent: string | undefined,
): Record<string, ReturnType<typeof text>> =>
  traceparent === undefined ? {} : { traceparent: text(traceparent) };

const entryOf = (event: Envelope, index: number): PublishBatchRequestEntry => ({
  Id: String(index),
  Message: JSON.stringify(event),
  MessageAttributes: {
    type: text(event.type),
    service: text(serviceOf(event.type)),
    ...traceAttribute(event.traceparent),
  },
});

export const reasonOf = ({ Code, Message }: BatchResultErrorEntry): string =>
  [Code, Message].filter(Boolean).join(": ");
