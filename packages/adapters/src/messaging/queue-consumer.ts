import {
  type Log,
  type Measure,
  ProblemError,
  parseTraceparent,
  type SpanStart,
  type Trace,
  traceIdFrom,
} from "@latch/core";
import { runInTrace } from "../telemetry/trace-scope.ts";
import type { ChangeVisibility } from "./change-visibility.ts";
import type { QueueRecord } from "./queue-record.ts";

/** What Lambda wants to hear of a batch: what has to be tried again. */
export type QueueBatchResponse = { batchItemFailures: { itemIdentifier: string }[] };

export type QueueConsumer = (batch: { Records: QueueRecord[] }) => Promise<QueueBatchResponse>;

/** Who watches what is made of messages, and of which queue they are. */
export type QueueObserver = { queue: string; measure?: Measure; trace?: Trace };

type Options<Message> = {
  /** What is in a message. @throws when it can't be read: it fails, and alone */
  read: (body: string) => Message;
  /** Has to stand being told the same twice. @throws to be told again, when its time comes */
  handle: (message: Message, record: QueueRecord) => Promise<unknown>;
  log: Log;
  observer?: QueueObserver;
  /** How many messages are worked on at once. */
  width?: number;
  /** Milliseconds after which a message has failed whose work does not end; below Lambda's time. */
  timeoutMs?: number;
  /** When to try again what failed for the first time, the second and so on; else it is the queue's. */
  backoff?: { seconds: readonly number[]; changeVisibility: ChangeVisibility };
};

/**
 * A consumer of a queue: works on the messages of a batch beside each other and names those that
 * failed, so that none holds up another, is lost, or is done again without need. Never rejects.
 */
export const createQueueConsumer =
  <Message>({
    read,
    handle,
    log,
    observer,
    width = 10,
    timeoutMs = 20_000,
    backoff,
  }: Options<Message>): QueueConsumer =>
  async ({ Records }) => {
    const waiting = [...Records];
    const failed = new Set<string>();
    await Promise.all(Array.from({ length: Math.min(width, Records.length) }, work));
    const failures = Records.filter(({ messageId }) => failed.has(messageId));
    return { batchItemFailures: failures.map(({ messageId }) => ({ itemIdentifier: messageId })) };

    async function work(): Promise<void> {
      for (let record = waiting.shift(); record; record = waiting.shift()) await attempt(record);
    }

    async function attempt(record: QueueRecord): Promise<void> {
      const { messageId, attributes = {}, messageAttributes = {} } = record;
      const traceparent = parseTraceparent(messageAttributes["traceparent"]?.stringValue);
      const traceId = traceIdFrom(traceparent);
      const startedAtMs = performance.now();
      const handled = () =>
        runInTrace(traceId, () => within(timeoutMs, handle(read(record.body), record)));
      try {
        await (observer?.trace
          ? observer.trace(spanOf(observer.queue, messageId, traceparent), handled)
          : handled());
      } catch (err) {
        failed.add(messageId);
        const received = Number(attributes.ApproximateReceiveCount ?? 1);
        log.error(
          { event: "message.failed", messageId, traceId, received, err },
          "a message failed",
        );
        await retryLater(record, received, err);
      }
      const outcome = failed.has(messageId) ? "failed" : "done";
      const ms = performance.now() - startedAtMs;
      observer?.measure?.({ kind: "message", queue: observer.queue, outcome, ms });
    }

    /** Later each time, and not before a provider said; whoever can't be told leaves it to the queue. */
    async function retryLater(record: QueueRecord, received: number, err: unknown): Promise<void> {
      const seconds = backoff?.seconds[received - 1];
      if (!backoff || seconds === undefined) return;
      const askedSeconds = (err instanceof ProblemError && err.extra.retryAfterSeconds) || 0;
      await backoff
        .changeVisibility(record, Math.max(seconds, askedSeconds))
        .catch((reason: unknown) => {
          const { messageId } = record;
          log.warn({ event: "message.not_postponed", messageId, err: reason }, "not postponed");
        });
    }
  };

const spanOf = (queue: string, messageId: string, parent: string | undefined): SpanStart => ({
  name: `process ${queue}`,
  kind: "consumer",
  parent,
  attributes: {
    "messaging.system": "aws_sqs",
    "messaging.operation.type": "process",
    "messaging.destination.name": queue,
    "messaging.message.id": messageId,
  },
});

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`Not done within ${milliseconds} ms`);
    timer = setTimeout(() => reject(error), milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
