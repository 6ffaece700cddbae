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
import { currentTimeLimit, limitTime, timeLeftMs } from "../time-limit/time-limit.ts";
import type { ChangeVisibility } from "./change-visibility.ts";
import type { QueueRecord } from "./queue-record.ts";

/** The partial batch response of Lambda: the messages to retry. */
export type QueueBatchResponse = { batchItemFailures: { itemIdentifier: string }[] };

/** Processes a batch of messages. */
export type QueueConsumer = (batch: { Records: QueueRecord[] }) => Promise<QueueBatchResponse>;

/** Measures and traces the messages of a queue. */
export type QueueObserver = { queue: string; measure?: Measure; trace?: Trace };

type Options<Message> = {
  /**
   * Parses a message.
   * @throws for a malformed message, which then fails alone
   */
  read: (body: string) => Message;
  /**
   * Handles a message. It must be idempotent, because SQS may deliver a message twice.
   * @throws to have the message retried
   */
  handle: (message: Message, record: QueueRecord) => Promise<unknown>;
  log: Log;
  observer?: QueueObserver;
  /** How many messages are handled at the same time. */
  concurrency?: number;
  /** Milliseconds after which a message counts as failed. It also does when its Lambda invocation ends. */
  timeoutMs?: number;
  /**
   * Seconds before the first retry, the second and so on. Without it, the visibility timeout of the
   * queue applies.
   */
  backoff?: { seconds: readonly number[]; changeVisibility: ChangeVisibility };
};

/**
 * Creates a consumer of a queue. It handles the messages of a batch concurrently and reports those
 * that failed, so that a failed message neither delays nor repeats the others. Never rejects.
 */
export const createQueueConsumer =
  <Message>({
    read,
    handle,
    log,
    observer,
    concurrency = 10,
    timeoutMs = 20_000,
    backoff,
  }: Options<Message>): QueueConsumer =>
  async ({ Records }) => {
    const waiting = [...Records];
    const failed = new Set<string>();
    await Promise.all(Array.from({ length: Math.min(concurrency, Records.length) }, work));
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
        runInTrace(traceId, () => withTimeout(timeoutMs, () => handle(read(record.body), record)));
      try {
        await (observer?.trace
          ? observer.trace(toSpan(observer.queue, messageId, traceparent), handled)
          : handled());
      } catch (err) {
        failed.add(messageId);
        const received = Number(attributes.ApproximateReceiveCount ?? 1);
        log.error(
          { event: "message.failed", messageId, traceId, received, err },
          "processing a message failed",
        );
        await retryLater(record, received, err);
      }
      const outcome = failed.has(messageId) ? "failed" : "done";
      const ms = performance.now() - startedAtMs;
      observer?.measure?.({ kind: "message", queue: observer.queue, outcome, ms });
    }

    /**
     * Delays the retry of a failed message: longer each time, and at least as long as Retry-After
     * of a provider. If SQS does not accept the delay, the visibility timeout of the queue applies.
     */
    async function retryLater(record: QueueRecord, received: number, err: unknown): Promise<void> {
      const seconds = backoff?.seconds[received - 1];
      if (!backoff || seconds === undefined) return;
      const askedSeconds = (err instanceof ProblemError && err.extra.retryAfterSeconds) || 0;
      await backoff
        .changeVisibility(record, Math.min(Math.max(seconds, askedSeconds), maxDelaySeconds))
        .catch((reason: unknown) => {
          const { messageId } = record;
          log.warn(
            { event: "message.not_postponed", messageId, err: reason },
            "changing the visibility timeout of a message failed",
          );
        });
    }
  };

/** A message stays invisible for 12 hours at most, from the time at which SQS delivered it. */
const maxDelaySeconds = 11 * 3600;

const toSpan = (queue: string, messageId: string, parent: string | undefined): SpanStart => ({
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

/** Milliseconds of a Lambda invocation that stay after the messages, to delay the retry of those that failed. */
const reserveMs = 500;

/** Runs `work` until its limit, or until the invocation has no time left. */
function withTimeout(milliseconds: number, work: () => Promise<unknown>): Promise<unknown> {
  const limitMs = Math.min(milliseconds, Math.max(0, timeLeftMs() - reserveMs));
  return limitTime(limitMs, () => {
    const late = new Promise<never>((_, reject) => {
      currentTimeLimit()?.addEventListener("abort", () =>
        reject(new Error(`Processing took longer than ${Math.round(limitMs)} ms`)),
      );
    });
    return Promise.race([work(), late]);
  });
}
