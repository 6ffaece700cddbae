import {
  type BatchResultErrorEntry,
  PublishBatchCommand,
  type PublishBatchRequestEntry,
  type SNSClient,
} from "@aws-sdk/client-sns";
import type { EventType } from "@latch/contract";
import {
  type DomainEvent,
  eventService,
  isRecorded,
  type SpanStart,
  type Trace,
} from "@latch/core";
import { toBatches } from "./batches.ts";
import type { LeaveOut } from "./topology.ts";
import { traceAttribute } from "./trace-attribute.ts";

/** An entry that was not published, by its id, and the reason. */
export type FailedEntry = { id: string; reason: string };

/**
 * Publishes events.
 * @returns the events that were not published, in their order; never rejects
 */
export type Publish = (events: DomainEvent[]) => Promise<FailedEntry[]>;

type Options = {
  sns: SNSClient;
  topicArn: string;
  /** Returns whether a webhook endpoint subscribes to an event; by default each event may have one. */
  hasSubscriber?: (event: DomainEvent) => Promise<boolean>;
  trace?: Trace;
};

/**
 * Creates a publisher that sends events to a topic, ten in a call and all calls at once. SNS does
 * not keep an order: consumers use id and time.
 */
export const createPublisher =
  ({ sns, topicArn, hasSubscriber = async () => true, trace }: Options): Publish =>
  async (events) => {
    return (await Promise.all(toBatches(events).map(publish))).flat();

    async function publish(batch: DomainEvent[]): Promise<FailedEntry[]> {
      const done = Promise.withResolvers<FailedEntry[]>();
      const isSubscribed = await Promise.all(batch.map(hasSubscriber));
      const entries = batch.map((event, index) =>
        toEntry(event, index, {
          traceparent: startSpan(event, done.promise),
          leftOut: [
            ...(isRecorded(event) ? [] : (["withoutActivity"] as const)),
            ...(isSubscribed[index] ? [] : (["withoutWebhooks"] as const)),
          ],
        }),
      );
      const failedEntries = await send(batch, entries);
      done.resolve(failedEntries);
      return failedEntries;
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
        return failedEntriesOf(batch, Failed, ({ id }) => id);
      } catch (error) {
        return batch.map(({ id }) => ({ id, reason: String(error) }));
      }
    }

    /**
     * Starts a span that ends when its event was published.
     * @returns the traceparent of the message
     */
    function startSpan({ id, type, traceparent }: DomainEvent, done: Promise<FailedEntry[]>) {
      let spanTraceparent = traceparent;
      void trace?.(toSpan(type, id, traceparent), async (span) => {
        spanTraceparent = span.traceparent;
        if ((await done).some((entry) => entry.id === id)) span.fail("not published");
      });
      return spanTraceparent;
    }
  };

const toStringAttribute = (value: string) => ({ DataType: "String", StringValue: value });

const toSpan = (type: EventType, id: string, parent: string | undefined): SpanStart => ({
  name: `publish ${type}`,
  kind: "producer",
  parent,
  attributes: {
    "messaging.system": "aws.sns",
    "messaging.operation.type": "send",
    "messaging.message.id": id,
  },
});

const toEntry = (
  event: DomainEvent,
  index: number,
  { traceparent, leftOut }: { traceparent: string | undefined; leftOut: LeaveOut[] },
): PublishBatchRequestEntry => ({
  Id: String(index),
  Message: JSON.stringify(event),
  MessageAttributes: {
    type: toStringAttribute(event.type),
    service: toStringAttribute(eventService(event.type)),
    ...Object.fromEntries(leftOut.map((name) => [name, toStringAttribute("true")])),
    ...traceAttribute(traceparent),
  },
});

/** Returns the messages of a batch that SNS or SQS did not accept, in their order. The id of an entry is its index. */
export const failedEntriesOf = <T>(
  batch: T[],
  failures: BatchResultErrorEntry[],
  idOf: (message: T) => string,
): FailedEntry[] =>
  batch.flatMap((message, index) => {
    const failure = failures.find(({ Id }) => Id === String(index));
    return failure ? [{ id: idOf(message), reason: failureReason(failure) }] : [];
  });

/** Formats the reason of a failed entry. */
const failureReason = ({ Code, Message }: BatchResultErrorEntry): string =>
  [Code, Message].filter(Boolean).join(": ");
