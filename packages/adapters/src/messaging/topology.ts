import type { EventType } from "@latch/contract";

export type QueueDefinition = {
  /** What the topic sends here: events of these types, all of them, or none: others send to it. */
  subscribes: readonly EventType[] | "all" | "nothing";
  /** Seconds that its consumer may take for one batch. */
  timeoutSeconds: number;
  /** How many messages its consumer takes at once; above 10, Lambda has to gather them. */
  batchSize: number;
  /** How many batches are worked on at once, at the most; 2 is the least that Lambda takes. */
  concurrency: number;
};

/** The one topic that every event goes through. */
const topic = "events";

const listening = {
  /** Writes the activity log. */
  "record-activity": { subscribes: "all", timeoutSeconds: 30, batchSize: 10, concurrency: 10 },
  /** Takes away what the tasks hold of an erased person: thousands of items, one person at a time. */
  "forget-person": {
    subscribes: ["user.deleted"],
    timeoutSeconds: 60,
    batchSize: 1,
    concurrency: 2,
  },
  /** Decides which webhook endpoints hear of an event. */
  "plan-webhooks": { subscribes: "all", timeoutSeconds: 30, batchSize: 10, concurrency: 10 },
  /** Sends to webhook endpoints: a slow one takes ten seconds of a message's time. */
  "deliver-webhooks": { subscribes: "nothing", timeoutSeconds: 30, batchSize: 10, concurrency: 20 },
  /** Mails. Links and notices are ordered from it directly. */
  "send-mail": {
    subscribes: [
      "user.email_verified",
      "user.password_changed",
      "user.suspended",
      "user.locked_out",
      "user.deleted",
      "session.started",
    ],
    timeoutSeconds: 60,
    batchSize: 10,
    concurrency: 5,
  },
} as const satisfies Record<string, QueueDefinition>;

export type QueueName = keyof typeof listening;

/** Who listens, defined once: for infra, the local stack and the tests. A queue has one consumer. */
export const queues: Record<QueueName, QueueDefinition> = listening;
export const queueNames = Object.keys(queues) as QueueName[];

/** How often a message is tried before it is put aside, in the queue's dead-letter queue. */
export const maxReceiveCount = 5;

/** Seconds after which a mail is tried again: a provider's outage is over in minutes or in hours. */
export const mailBackoffSeconds = [10, 60, 300, 900] as const;

/** Seconds: how long a message waits for a consumer that is down. */
export const retentionSeconds = 4 * 24 * 3600;

/** Seconds since it was sent, the most that SQS has: ten days at least for someone to look at it. */
export const deadLetterRetentionSeconds = 14 * 24 * 3600;

/** Seconds for which a message is nobody else's: six times the consumer's, as Lambda's guide says. */
export const visibilityTimeoutSeconds = ({ timeoutSeconds }: QueueDefinition): number =>
  6 * timeoutSeconds;

/** What a subscription filters by; undefined lets all through, a queue without one gets nothing. */
export const subscriptionFilter = ({
  subscribes,
}: QueueDefinition): { type: EventType[] } | undefined =>
  typeof subscribes === "string" ? undefined : { type: [...subscribes] };

/** What everything is called where the program runs. */
export type EventNames = {
  topic: string;
  queues: Record<QueueName, { name: string; deadLetters: string }>;
};

/** The names with one prefix, the tables' own. SNS and SQS know no dots. */
export function eventNames(prefix: string): EventNames {
  const start = prefix.replaceAll(".", "-");
  const named = queueNames.map((queue) => [
    queue,
    { name: `${start}${queue}`, deadLetters: `${start}${queue}-dlq` },
  ]);
  return { topic: `${start}${topic}`, queues: Object.fromEntries(named) };
}
