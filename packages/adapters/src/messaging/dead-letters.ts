import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { queueArnFor, queueUrlFor } from "./addresses.ts";
import { parseEventMessage } from "./parse-event-message.ts";

/** A queue and its dead-letter queue. */
type QueuePair = { name: string; deadLetters: string };

/**
 * A message of a dead-letter queue. Of its body it contains only the id, type and subject of an
 * event.
 */
export type DeadLetter = {
  messageId: string;
  sentAt: string;
  event?: { id: string; type: string; subject: string };
};

/** Seconds for which a received message is invisible to other consumers. */
const visibilityTimeoutSeconds = 60;

/**
 * Counts the messages of a dead-letter queue, and describes the first ones.
 * @param max the maximum number of messages that it describes
 */
export async function listDeadLetters(
  sqs: SQSClient,
  { deadLetters }: QueuePair,
  max = 50,
): Promise<{ count: number; letters: DeadLetter[] }> {
  const QueueUrl = await queueUrlFor(sqs, deadLetters);
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
    }),
  );
  const count = Object.values(Attributes).reduce((sum, each) => sum + Number(each), 0);
  const peeked: Message[] = [];
  while (peeked.length < Math.min(count, max)) {
    const messages = await receive(sqs, QueueUrl, max - peeked.length);
    if (messages.length === 0) break;
    peeked.push(...messages);
  }
  for (let at = 0; at < peeked.length; at += 10) {
    const Entries = peeked.slice(at, at + 10).map(({ ReceiptHandle }, index) => ({
      Id: String(index),
      ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  }
  return { count, letters: peeked.map(toDeadLetter) };
}

function toDeadLetter({ MessageId = "", Body = "", Attributes }: Message): DeadLetter {
  const sentAt = new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString();
  try {
    const { id, type, subject } = parseEventMessage(Body);
    return { messageId: MessageId, sentAt, event: { id, type, subject } };
  } catch {
    return { messageId: MessageId, sentAt };
  }
}

/** The result of `redrive`: how many messages were moved. */
export type RedriveResult = { moved: number };

/**
 * Moves messages from a dead-letter queue back to its queue. If the process is killed, no message
 * is lost: a message that is in both queues for a moment takes effect only once, because consumers are
 * idempotent by id.
 * @param max the maximum number of messages; all by default
 * @param onProgress called with the number of messages moved so far
 */
export async function redrive(
  sqs: SQSClient,
  pair: QueuePair,
  { max, onProgress = () => {} }: { max?: number; onProgress?: (moved: number) => void } = {},
): Promise<RedriveResult> {
  // A move task of SQS has no limit.
  const moved =
    max === undefined
      ? ((await moveTask(sqs, pair, onProgress)) ?? (await moveEach(sqs, pair, onProgress)))
      : await moveEach(sqs, pair, onProgress, max);
  return { moved };
}

/**
 * Moves all messages by a move task of SQS.
 * @returns undefined if SQS does not support move tasks, as in an emulator
 */
async function moveTask(
  sqs: SQSClient,
  { name, deadLetters }: QueuePair,
  onProgress: (moved: number) => void,
): Promise<number | undefined> {
  const SourceArn = await queueArnFor(sqs, deadLetters);
  const DestinationArn = await queueArnFor(sqs, name);
  try {
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn, DestinationArn }));
  } catch (error) {
    if (["InvalidAction", "UnsupportedOperation"].includes((error as Error).name)) return undefined;
    throw error;
  }
  for (;;) {
    const { Results = [] } = await sqs.send(
      new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 }),
    );
    const [task] = Results;
    const moved = task?.ApproximateNumberOfMessagesMoved ?? 0;
    onProgress(moved);
    if (task?.Status === "FAILED")
      throw new Error(`SQS moved ${moved} messages and then failed: ${task.FailureReason}`);
    if (task?.Status !== "RUNNING") return moved;
    await new Promise((resume) => setTimeout(resume, 1000));
  }
}

/** Moves messages one batch at a time. Each is sent before it is deleted, so that none is lost. */
async function moveEach(
  sqs: SQSClient,
  { name, deadLetters }: QueuePair,
  onProgress: (moved: number) => void,
  max = Number.POSITIVE_INFINITY,
): Promise<number> {
  const from = await queueUrlFor(sqs, deadLetters);
  const to = await queueUrlFor(sqs, name);
  let moved = 0;
  while (moved < max) {
    const messages = await receive(sqs, from, max - moved);
    if (messages.length === 0) break;
    const { Successful = [], Failed = [] } = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: to,
        Entries: messages.map(({ Body, MessageAttributes }, index) => ({
          Id: String(index),
          MessageBody: Body,
          MessageAttributes,
        })),
      }),
    );
    const sent = Successful.map(({ Id }) => messages[Number(Id)]);
    if (sent.length > 0) {
      await sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl: from,
          Entries: sent.map((message, index) => ({
            Id: String(index),
            ReceiptHandle: message?.ReceiptHandle,
          })),
        }),
      );
    }
    moved += sent.length;
    onProgress(moved);
    if (Failed[0]) throw new Error(`SQS rejected a message: ${Failed[0].Code}`);
  }
  return moved;
}

async function receive(sqs: SQSClient, QueueUrl: string, max: number): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      VisibilityTimeout: visibilityTimeoutSeconds,
      MaxNumberOfMessages: Math.min(max, 10),
      // Long polling queries all servers of SQS, and not only a sample.
      WaitTimeSeconds: 1,
      MessageAttributeNames: ["All"],
      MessageSystemAttributeNames: ["SentTimestamp"],
    }),
  );
  return Messages;
}
