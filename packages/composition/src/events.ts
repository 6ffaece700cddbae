import type { TableNames } from "@latch/adapters/dynamodb";
import {
  createMailQueue,
  createPublisher,
  type FailedEntry,
  type Messaging,
  type Publish,
} from "@latch/adapters/messaging";
import { createChangePublisher } from "@latch/adapters/streams";
import type { Log, Trace } from "@latch/core";

/** The ARN of a topic or the URL of a queue: as it is configured, or as it is looked up. */
type Address = string | (() => Promise<string>);

type PublisherParts = { sns: Messaging["sns"]; topicArn: Address; trace?: Trace };

/** Opens the publisher of events. */
export const openPublisher = ({ topicArn, ...parts }: PublisherParts): Publish =>
  sendTo(topicArn, (arn) => createPublisher({ ...parts, topicArn: arn }));

type ChangeParts = PublisherParts & {
  sqs: Messaging["sqs"];
  mailQueueUrl: Address;
  /** What the tables are called: stream records name them. */
  tables: TableNames;
  /** The issuer of this installation. */
  source: string;
  log: Log;
};

/** Constructs what publishes the events, and sends the mail commands, of a batch of stream records. */
export const composeChangePublisher = ({ sqs, mailQueueUrl, ...parts }: ChangeParts) =>
  createChangePublisher({
    publish: openPublisher(parts),
    sendMailCommands: sendTo(mailQueueUrl, (queueUrl) => createMailQueue({ sqs, queueUrl })),
    tables: parts.tables,
    source: parts.source,
    log: parts.log,
  });

type Send<T> = (batch: T[]) => Promise<FailedEntry[]>;

/** Looks an address up with the first batch: an outage must not keep a process from starting. */
function sendTo<T>(address: Address, open: (address: string) => Send<T>): Send<T> {
  if (typeof address === "string") return open(address);
  let send: Send<T> | undefined;
  return async (batch) => {
    if (batch.length === 0) return [];
    send ??= open(await address());
    return send(batch);
  };
}
