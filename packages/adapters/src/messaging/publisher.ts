import {
  type BatchResultErrorEntry,
  PublishBatchCommand,
  type PublishBatchRequestEntry,
  type SNSClient,
} from "@aws-sdk/client-sns";
import type { EventType } from "@latch/contract";
import { type DomainEvent, eventService, type SpanStart, type Trace } from "@latch/core";
import { toBatches } from "./batches.ts";
import { traceAttribute } from "./trace-attribute.ts";

/** What was not told, by its id, and why. */
export type FailedEntry = { id: string; reason: string };

/** Tells events. @returns those that were not told, in their order; never rejects */
export type Publish = (events: DomainEvent[]) => Promise<FailedEntry[]>;

/**
 * Publishes events to a topic, ten in a call and all calls at once: an order is kept by nobody on the
 * way, consumers go by id and time.
 */
export const createPublisher =
  ({ sns, topicArn, trace }: { sns: SNSClient; topicArn: string; trace?: Trace }): Publish =>
  async (events) => {
    return (await Promise.all(toBatches(events).map(publish))).flat();

    async function publish(batch: DomainEvent[]): Promise<FailedEntry[]> {
      const done = Promise.withResolvers<FailedEntry[]>();
      const entries = batch.map((event, index) =>
        entryOf(event, index, begin(event, done.promise)),
      );
      const untold = await send(batch, entries);
      done.resolve(untold);
      return untold;
    }

    async function send(
      batch: DomainEvent[],
      entries: PublishBatchRequestEntry[],
    ): Promise<FailedEntry[]> {
      const command = new PublishBatchCommand({
        TopicArn: topicArn,
        PublishBatchRequestEntries: entries,
      });
      try {
        const { Failed = [] } = await sns.send(command);
        return batch.flatMap(({ id }, index) => {
          const failure = Failed.find(({ Id }) => Id === String(index));
          return failure ? [{ id, reason: failureReason(failure) }] : [];
        });
      } catch (error) {
        return batch.map(({ id }) => ({ id, reason: String(error) }));
      }
    }

    /** A span that ends when its event was told. @returns what the message says of the trace */
    function begin({ id, type, traceparent }: DomainEvent, done: Promise<FailedEntry[]>) {
      let own = traceparent;
      void trace?.(spanOf(type, id, traceparent), async (span) => {
        own = span.traceparent;
        if ((await done).some((untold) => untold.id === id)) span.fail("not told");
      });
      return own;
    }
  };

const text = (value: string) => ({ DataType: "String", StringValue: value });

const spanOf = (type: EventType, id: string, parent: string | undefined): SpanStart => ({
  name: `publish ${type}`,
  kind: "producer",
  parent,
  attributes: {
    "messaging.system": "aws.sns",
    "messaging.operation.type": "send",
    "messaging.message.id": id,
  },
});

const entryOf = (
  event: DomainEvent,
  index: number,
  traceparent: string | undefined,
): PublishBatchRequestEntry => ({
  Id: String(index),
  Message: JSON.stringify(event),
  MessageAttributes: {
    type: text(event.type),
    service: text(eventService(event.type)),
    ...traceAttribute(traceparent),
  },
});

export const failureReason = ({ Code, Message }: BatchResultErrorEntry): string =>
  [Code, Message].filter(Boolean).join(": ");
