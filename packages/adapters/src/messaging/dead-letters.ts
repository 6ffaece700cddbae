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

/** The queue of a consumer, and where its messages are put aside. */
type Pair = { name: string; deadLetters: string };

/** A message that was put aside; of its content only what an event says about itself. */
export type DeadLetter = {
  messageId: string;
  sentAt: string;
  event?: { id: string; type: string; subject: string };
};

/** Seconds for which a message that is looked at, or moved, stays invisible to others. */
const visibilityTimeoutSeconds = 60;

/**
 * What was put aside: how many messages, and what the first of them are about.
 * @param max how many are looked at
 */
export async function listDeadLetters(
  sqs: SQSClient,
  { deadLetters }: Pair,
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
  const seen: Message[] = [];
  while (seen.length < Math.min(count, max)) {
    const messages = await receive(sqs, QueueUrl, max - seen.length);
    if (messages.length === 0) break;
    seen.push(...messages);
  }
  for (let at = 0; at < seen.length; at += 10) {
    const Entries = seen.slice(at, at + 10).map(({ ReceiptHandle }, index) => ({
      Id: String(index),
      ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  }
  return { count, letters: seen.map(toDeadLetter) };
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

export type RedriveResult = { moved: number };

/**
 * Moves what was put aside back to its queue. Killed on the way it loses nothing: what is in both
 * places for a moment is done once, as consumers go by ids.
 * @param max how many at the most; all of them without it
 * @param onProgress told how many were moved so far
 */
export async function redrive(
  sqs: SQSClient,
  pair: Pair,
  { max, onProgress = () => {} }: { max?: number; onProgress?: (moved: number) => void } = {},
): Promise<RedriveResult> {
  // SQS itself can't be told how many.
  const moved =
    max === undefined
      ? ((await moveTask(sqs, pair, onProgress)) ?? (await moveEach(sqs, pair, onProgress)))
      : await moveEach(sqs, pair, onProgress, max);
  return { moved };
}

/** SQS moves them by itself. @returns undefined where it can't: an emulator */
async function moveTask(
  sqs: SQSClient,
  { name, deadLetters }: Pair,
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
    if (task?.Status === "FAILED") throw new Error(`SQS moved ${moved}: ${task.FailureReason}`);
    if (task?.Status !== "RUNNING") return moved;
    await new Promise((resume) => setTimeout(resume, 1000));
  }
}

/** Sent before it is deleted: in both places rather than in none. */
async function moveEach(
  sqs: SQSClient,
  { name, deadLetters }: Pair,
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
    if (Failed[0]) throw new Error(`SQS refused one of them: ${Failed[0].Code}`);
  }
  return moved;
}

async function receive(sqs: SQSClient, QueueUrl: string, max: number): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      VisibilityTimeout: visibilityTimeoutSeconds,
      MaxNumberOfMessages: Math.min(max, 10),
      // Asks all of SQS's servers, and not only some.
      WaitTimeSeconds: 1,
      MessageAttributeNames: ["All"],
      MessageSystemAttributeNames: ["SentTimestamp"],
    }),
  );
  return Messages;
}
