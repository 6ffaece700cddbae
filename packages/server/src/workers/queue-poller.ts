import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { type QueueConsumer, queueUrlFor } from "@latch/adapters/messaging";
import type { Log } from "@latch/core";
import { createBackoff } from "./backoff.ts";

type Options = {
  sqs: SQSClient;
  /** What the queue is called. */
  name: string;
  consume: QueueConsumer;
  /** How many batches are worked on at once, at the most. */
  concurrency: number;
  batchSize: number;
  log: Log;
};

/** Seconds that SQS waits for a message before it answers that there is none, the most it can. */
const waitSeconds = 20;

/**
 * Stands in for Lambda's event source mapping where there is none: receives messages, hands
 * Lambda-shaped batches to a consumer, deletes what it has done. What failed comes again when its
 * visibility timeout ends, and after five times goes to the dead-letter queue.
 */
export function startQueuePoller(options: Options) {
  const { sqs, name, consume, concurrency, batchSize, log } = options;
  const stopped = new AbortController();
  const { signal } = stopped;
  const lanes = new Set<Promise<void>>();

  /** One lane waits for messages; more come while there is enough for them to do, and go again. */
  function open(permanent: boolean): void {
    const lane = run(permanent).finally(() => lanes.delete(lane));
    lanes.add(lane);
  }

  async function run(permanent: boolean): Promise<void> {
    const pause = createBackoff(signal);
    let QueueUrl: string | undefined;
    while (!signal.aborted) {
      try {
        QueueUrl ??= await queueUrlFor(sqs, name);
        const messages = await receive(QueueUrl, permanent ? waitSeconds : 0);
        if (messages.length === 0 && !permanent) return;
        const more = messages.length === size && lanes.size < concurrency;
        if (more && !signal.aborted) open(false);
        await work(QueueUrl, messages);
        pause.reset();
      } catch (err) {
        if (signal.aborted) return;
        log.warn({ event: "queue.failed", queue: name, err }, "the queue could not be read");
        await pause.longer();
      }
    }
  }

  // What SQS hands out at once.
  const size = Math.min(batchSize, 10);

  async function receive(QueueUrl: string, WaitTimeSeconds: number): Promise<Message[]> {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        WaitTimeSeconds,
        MaxNumberOfMessages: size,
        MessageSystemAttributeNames: ["ApproximateReceiveCount", "SentTimestamp"],
        MessageAttributeNames: ["traceparent"],
      }),
      { abortSignal: signal },
    );
    return Messages;
  }

  async function work(QueueUrl: string, messages: Message[]): Promise<void> {
    if (messages.length === 0) return;
    const { batchItemFailures } = await consume({
      Records: messages.map((message) => ({
        messageId: message.MessageId ?? "",
        body: message.Body ?? "",
        receiptHandle: message.ReceiptHandle,
        attributes: message.Attributes,
        messageAttributes: attributesOf(message),
      })),
    });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const done = messages.filter(({ MessageId = "" }) => !failed.has(MessageId));
    if (done.length === 0) return;
    await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: done.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
      }),
    );
  }

  open(true);
  return {
    /** Finishes the batches that are being worked on. */
    async stop(): Promise<void> {
      stopped.abort();
      while (lanes.size > 0) await Promise.all(lanes);
    },
  };
}

/** Lambda begins these names with a small letter. */
const attributesOf = ({ MessageAttributes = {} }: Message) =>
  Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { StringValue }]) => [
      name,
      { stringValue: StringValue },
    ]),
  );
