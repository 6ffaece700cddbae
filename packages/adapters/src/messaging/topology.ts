import type { EventType } from "@latch/contract";

/** The message attributes of events that the activity log does not contain, and of those without a webhook endpoint. */
export type LeaveOut = "withoutActivity" | "withoutWebhooks";

/** The definition of a queue and its consumer. */
export type QueueDefinition = {
  /**
   * The event types that the topic sends to this queue: a list, all, or none if other senders use
   * it.
   */
  subscribes: readonly EventType[] | "all" | "nothing";
  /** The message attribute with which the publisher leaves the queue out. */
  leftOutBy?: LeaveOut;
  /** Seconds within which the consumer must process a batch. */
  timeoutSeconds: number;
  /** The maximum number of messages in a batch. Above 10, Lambda needs a batch window. */
  batchSize: number;
  /**
   * The maximum number of batches that run at the same time. Lambda requires at least 2.
   * docs/reference/capacity.md calculates it.
   */
  concurrency: number;
  /**
   * Seconds for which Lambda collects messages of a batch, if no user waits for the result. A server does not
   * wait.
   */
  windowSeconds?: number;
  /** Megabytes of the Lambda function, which get CPU time in proportion. */
  memoryMb: number;
  /** Seconds. An alarm reports an oldest message above this age. */
  maxAgeSeconds: number;
};

/** The topic of all events. */
const topic = "events";

const minuteSeconds = 60;

const queueDefinitions = {
  /** Writes the activity log. */
  "record-activity": {
    subscribes: "all",
    leftOutBy: "withoutActivity",
    timeoutSeconds: 30,
    batchSize: 10,
    concurrency: 20,
    windowSeconds: 2,
    memoryMb: 512,
    maxAgeSeconds: 15 * minuteSeconds,
  },
  /** Deletes the tasks of an erased user: thousands of items, one user at a time. */
  "forget-person": {
    subscribes: ["user.deleted"],
    timeoutSeconds: 60,
    batchSize: 1,
    concurrency: 2,
    memoryMb: 256,
    maxAgeSeconds: 60 * minuteSeconds,
  },
  /** Decides which webhook endpoints receive an event. */
  "plan-webhooks": {
    subscribes: "all",
    leftOutBy: "withoutWebhooks",
    timeoutSeconds: 30,
    batchSize: 10,
    concurrency: 10,
    memoryMb: 512,
    maxAgeSeconds: 15 * minuteSeconds,
  },
  /** Delivers webhooks. A slow endpoint takes up to ten seconds for each message. */
  "deliver-webhooks": {
    subscribes: "nothing",
    timeoutSeconds: 30,
    batchSize: 10,
    concurrency: 50,
    memoryMb: 256,
    // Above the longest delay of a message between two attempts.
    maxAgeSeconds: 30 * minuteSeconds,
  },
  /**
   * Sends the mails that contain a link, for which a user waits. Stored links are sent to it directly. The event of a
   * new account leads to the link of its sign-up.
   */
  "send-links": {
    subscribes: ["user.created"],
    timeoutSeconds: 60,
    batchSize: 10,
    concurrency: 10,
    memoryMb: 512,
    maxAgeSeconds: minuteSeconds,
  },
  /** Compares each login with the known devices of its user, and sends a mail about a new device. */
  "check-devices": {
    subscribes: ["session.started"],
    timeoutSeconds: 60,
    batchSize: 10,
    concurrency: 40,
    windowSeconds: 2,
    memoryMb: 512,
    maxAgeSeconds: 30 * minuteSeconds,
  },
  /** Sends all other mails, for which no user waits. Notices are sent to it directly. */
  "send-mail": {
    subscribes: [
      "user.updated",
      "user.role_changed",
      "user.role_change_pending",
      "user.email_verified",
      "user.password_changed",
      "user.suspended",
      "user.locked_out",
      "user.secured",
      "user.factor_recovery_requested",
      "user.factor_recovery_cancelled",
      "user.deleted",
      "authenticator.added",
      "authenticator.removed",
      "passkey.copy_suspected",
      "recovery_codes.replaced",
      "recovery_code.used",
      "trusted_device.added",
      "api_key.created",
      "api_key.revoked",
    ],
    timeoutSeconds: 60,
    batchSize: 10,
    concurrency: 5,
    memoryMb: 256,
    maxAgeSeconds: 30 * minuteSeconds,
  },
} as const satisfies Record<string, QueueDefinition>;

export type QueueName = keyof typeof queueDefinitions;

/**
 * The queues, each with one consumer. The deployment, the local stack and the tests use these
 * definitions.
 */
export const queues: Record<QueueName, QueueDefinition> = queueDefinitions;
export const queueNames = Object.keys(queues) as QueueName[];

/** The queues whose consumer sends mail. */
export const mailQueueNames = [
  "send-links",
  "send-mail",
  "check-devices",
] as const satisfies QueueName[];
export type MailQueueName = (typeof mailQueueNames)[number];

/** How often a message is received before SQS moves it to the dead-letter queue. */
export const maxReceiveCount = 5;

/** Seconds before each retry of a mail: an outage of a provider lasts minutes or hours. */
export const mailBackoffSeconds = [10, 60, 300, 900] as const;

/** Seconds for which a message waits while its consumer is down. */
export const retentionSeconds = 4 * 24 * 3600;

/**
 * Seconds since the message was sent, the maximum of SQS. An operator has at least ten days to look
 * at it.
 */
export const deadLetterRetentionSeconds = 14 * 24 * 3600;

/**
 * Returns the visibility timeout in seconds: six times the timeout of the consumer and the window, as the Lambda
 * documentation recommends.
 */
export const visibilityTimeoutSeconds = ({
  timeoutSeconds,
  windowSeconds = 0,
}: QueueDefinition): number => 6 * timeoutSeconds + windowSeconds;

/** Returns the filter policy of a subscription, or undefined for no filter. */
export function subscriptionFilter({
  subscribes,
  leftOutBy,
}: QueueDefinition): Record<string, object[] | EventType[]> | undefined {
  const filter = {
    ...(typeof subscribes !== "string" && { type: [...subscribes] }),
    // An earlier release publishes events without the attribute.
    ...(leftOutBy && { [leftOutBy]: [{ exists: false }] }),
  };
  return Object.keys(filter).length > 0 ? filter : undefined;
}

/** The physical names of the topic and the queues. */
export type EventNames = {
  topic: string;
  queues: Record<QueueName, { name: string; deadLetters: string }>;
};

/** Returns the names with the prefix of the tables. SNS and SQS allow no dots. */
export function eventNames(prefix: string): EventNames {
  const start = prefix.replaceAll(".", "-");
  const entries = queueNames.map((queue) => [
    queue,
    { name: `${start}${queue}`, deadLetters: `${start}${queue}-dlq` },
  ]);
  return { topic: `${start}${topic}`, queues: Object.fromEntries(entries) };
}
