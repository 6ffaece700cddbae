import type { Database, TableNames } from "@latch/adapters/dynamodb";
import {
  createMailQueue,
  createPublisher,
  type FailedEntry,
  type MailQueue,
  type Messaging,
  type Publish,
} from "@latch/adapters/messaging";
import { createChangePublisher } from "@latch/adapters/streams";
import {
  type Clock,
  createSubscriberCheck,
  type DomainEvent,
  type Log,
  type Trace,
} from "@latch/core";
import { openWebhookEndpointStore } from "./services/stores.ts";

/** The ARN of a topic or the URL of a queue, or a function that looks it up. */
type Address = string | (() => Promise<string>);

type PublisherParts = {
  sns: Messaging["sns"];
  topicArn: Address;
  hasSubscriber?: ReturnType<typeof createSubscriberCheck>;
  trace?: Trace;
};

/** Opens the publisher of events. */
export const openPublisher = ({ topicArn, ...parts }: PublisherParts): Publish =>
  sendTo(lookUpOnce(topicArn), (arn) => createPublisher({ ...parts, topicArn: arn }));

type ChangeParts = Omit<PublisherParts, "hasSubscriber"> & {
  database: Database<"WebhookEndpoints">;
  clock?: Clock;
  sqs: Messaging["sqs"];
  /** The queue of mails without a link. */
  mailQueueUrl: Address;
  /** The queue of mails with a link, so that no other mail delays them. */
  linkQueueUrl: Address;
  /** The physical table names: stream records contain them. */
  tables: TableNames;
  /** The issuer of this installation. */
  source: string;
  log: Log;
};

/**
 * Constructs the function that publishes the events, and sends the mail commands, of a batch of
 * stream records.
 */
export function composeChangePublisher({
  database,
  clock = database.clock,
  sqs,
  mailQueueUrl,
  linkQueueUrl,
  ...parts
}: ChangeParts) {
  const endpoints = openWebhookEndpointStore(database);
  const hasSubscriber = createSubscriberCheck({ endpoints, clock });
  const [linkQueue, mailQueue] = [lookUpOnce(linkQueueUrl), lookUpOnce(mailQueueUrl)];
  const openMailQueue = (lookUp: () => Promise<string>): MailQueue =>
    sendTo(lookUp, (queueUrl) => createMailQueue({ sqs, queueUrl }));
  const [sendLinks, sendNotices] = [openMailQueue(linkQueue), openMailQueue(mailQueue)];
  const publishToTopic = openPublisher({ ...parts, hasSubscriber });

  /** Where the queue of links is missing, nothing subscribes it to the event of a sign-up, whose mail would be lost. */
  async function sendSignUps(events: DomainEvent[]): Promise<FailedEntry[]> {
    const signUps = events.filter(({ type }) => type === "user.created");
    // A queue that the deployment names exists.
    if (signUps.length === 0 || typeof linkQueueUrl === "string") return [];
    const [links, others] = await Promise.all([linkQueue(), mailQueue()]);
    return links === others ? sendNotices(signUps) : [];
  }

  return createChangePublisher({
    publish: async (events) =>
      (await Promise.all([publishToTopic(events), sendSignUps(events)])).flat(),
    sendMailCommands: async (commands) => {
      const failedEntries = await Promise.all([
        sendLinks(commands.filter(({ order }) => order === "link")),
        sendNotices(commands.filter(({ order }) => order === "notice")),
      ]);
      return failedEntries.flat();
    },
    tables: parts.tables,
    source: parts.source,
    log: parts.log,
  });
}

/**
 * Looks up an address when it is needed, so that the process starts during an outage of SQS, and again only after a
 * failure.
 */
function lookUpOnce(address: Address): () => Promise<string> {
  let known: string | undefined;
  return async () => {
    known ??= typeof address === "string" ? address : await address();
    return known;
  };
}

type Send<T> = (batch: T[]) => Promise<FailedEntry[]>;

/** Opens what sends with the first batch. */
function sendTo<T>(lookUp: () => Promise<string>, open: (address: string) => Send<T>): Send<T> {
  let send: Send<T> | undefined;
  return async (batch) => {
    if (batch.length === 0) return [];
    send ??= open(await lookUp());
    return send(batch);
  };
}
