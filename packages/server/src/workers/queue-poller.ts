import {
  DeleteMessageBatchCommand,
  type Message,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { type QueueConsumer, queueUrlFor } from "@latch/adapters/messaging";
import type { Log } from "@latch/core";
import { createBackoff } from "./backoff.ts";

type Options = {
  sqs: SQSClient;
  /** The name of the queue. */
  name: string;
  consume: QueueConsumer;
  /** The maximum number of batches that are processed at the same time. */
  concurrency: number;
  batchSize: number;
  log: Log;
};

/** Seconds that SQS waits for a message before it returns an empty response. 20 is its maximum. */
const waitSeconds = 20;

/**
 * Starts a poller that replaces Lambda's event source mapping: it receives messages, passes batches in
 * Lambda's format to a consumer and deletes the messages that the consumer has processed. SQS delivers a
 * failed message again after its visibility timeout, and moves it to the dead-letter queue after five
 * receives.
 */
export function startQueuePoller(options: Options) {
  const { sqs, name, consume, concurrency, batchSize, log } = options;
  const stopped = new AbortController();
  const { signal } = stopped;
  const receivers = new Set<Promise<void>>();

  /** Starts a receiver. The permanent one waits for messages; others run while there is a backlog. */
  function startReceiver(permanent: boolean): void {
    const receiver = runReceiver(permanent).finally(() => receivers.delete(receiver));
    receivers.add(receiver);
  }

  async function runReceiver(permanent: boolean): Promise<void> {
    const backoff = createBackoff(signal);
    let QueueUrl: string | undefined;
    while (!signal.aborted) {
      try {
        QueueUrl ??= await queueUrlFor(sqs, name);
        const messages = await receive(QueueUrl, permanent ? waitSeconds : 0);
        if (messages.length === 0 && !permanent) return;
        const hasBacklog = messages.length === maxMessages && receivers.size < concurrency;
        if (hasBacklog && !signal.aborted) startReceiver(false);
        await processBatch(QueueUrl, messages);
        backoff.reset();
      } catch (err) {
        if (signal.aborted) return;
        reportFailure(err);
        await backoff.wait();
      }
    }
  }

  let isMissing = false;

  /** Reports a missing queue once: it is created by a command, and read from then on. */
  function reportFailure(err: unknown): void {
    if (!(err instanceof QueueDoesNotExist)) {
      log.warn({ event: "queue.failed", queue: name, err }, "reading a queue failed");
    } else if (!isMissing) {
      isMissing = true;
      log.warn(
        { event: "queue.missing", queue: name },
        "a queue does not exist: run `npx latch events create`",
      );
    }
  }

  // SQS returns at most 10 messages for each request.
  const maxMessages = Math.min(batchSize, 10);

  async function receive(QueueUrl: string, WaitTimeSeconds: number): Promise<Message[]> {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        WaitTimeSeconds,
        MaxNumberOfMessages: maxMessages,
        MessageSystemAttributeNames: ["ApproximateReceiveCount", "SentTimestamp"],
        MessageAttributeNames: ["traceparent"],
      }),
      { abortSignal: signal, requestTimeout: (WaitTimeSeconds + 5) * 1000 },
    );
    return Messages;
  }

  async function processBatch(QueueUrl: string, messages: Message[]): Promise<void> {
    if (messages.length === 0) return;
    const { batchItemFailures } = await consume({
      Records: messages.map((message) => ({
        messageId: message.MessageId ?? "",
        body: message.Body ?? "",
        receiptHandle: message.ReceiptHandle,
        attributes: message.Attributes,
        messageAttributes: toLambdaAttributes(message),
      })),
    });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const processed = messages.filter(({ MessageId = "" }) => !failed.has(MessageId));
    if (processed.length === 0) return;
    await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: processed.map(({ ReceiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle,
        })),
      }),
    );
  }

  startReceiver(true);
  return {
    /** Stops receiving, and resolves when the batches in progress are processed. */
    async stop(): Promise<void> {
      stopped.abort();
      while (receivers.size > 0) await Promise.all(receivers);
    },
  };
}

/** Converts message attributes to Lambda's format, where names begin with a lower-case letter. */
const toLambdaAttributes = ({ MessageAttributes = {} }: Message) =>
  Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { StringValue }]) => [
      name,
      { stringValue: StringValue },
    ]),
  );
