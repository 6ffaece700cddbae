import { createDeviceMarks, type KeyRing } from "@latch/adapters/crypto";
import {
  createKnownDeviceStore,
  createMailStore,
  createNoticeStore,
  type Database,
} from "@latch/adapters/dynamodb";
import {
  createPostpone,
  createQueueConsumer,
  type Messaging,
  mailBackoffSeconds,
  type Postpone,
  type QueueConsumer,
  readMailMessage,
  type Watch,
} from "@latch/adapters/messaging";
import { brandOf, type MailConfig } from "@latch/config/mail";
import { type Clock, createMailSender, type Log, type Mailer, type MailSender } from "@latch/core";
import { oneTimeTextsOf } from "./services/one-time-texts.ts";
import { openOneTimeTokenStore, openSessionStore } from "./services/stores.ts";
import { openUserReader } from "./services/users.ts";

type Parts = {
  config: MailConfig;
  database: Database<"Users" | "Sessions" | "OneTimeTokens" | "Mails">;
  /** The API's own: links are derived again from what they were made of. */
  keys: KeyRing;
  mailer: Mailer;
  log: Log;
  clock?: Clock;
};

/** What finds out who is to be told what, and mails it, the same way on every runtime. */
export const composeMailSender = ({ config, database, keys, clock = Date.now, ...parts }: Parts) =>
  createMailSender({
    ...parts,
    users: openUserReader(database),
    sessions: openSessionStore(database),
    oneTimeTokens: openOneTimeTokenStore(database),
    notices: createNoticeStore(database),
    mails: createMailStore(database),
    known: createKnownDeviceStore(database),
    marks: createDeviceMarks(keys),
    texts: oneTimeTextsOf(keys),
    brand: brandOf(config),
    locale: config.MAIL_LOCALE,
    clock,
  });

/** The consumer of the queue `send-mail`, over a handler of its messages. */
export const createMailConsumer = (
  handle: MailSender,
  { postpone, log, watch }: { postpone: Postpone; log: Log; watch?: Watch },
): QueueConsumer =>
  createQueueConsumer({
    read: readMailMessage,
    handle,
    log,
    watch,
    backoff: { seconds: mailBackoffSeconds, postpone },
  });

type ConsumerParts = Parts & {
  /** By which a message that failed is postponed. */
  sqs: Messaging["sqs"];
  /** Looked up when it is needed: an outage must not keep a process from starting. */
  queueUrl: () => Promise<string> | string;
  watch?: Watch;
};

/** The consumer of the queue `send-mail`. */
export const composeMailConsumer = ({
  sqs,
  queueUrl,
  watch,
  ...parts
}: ConsumerParts): QueueConsumer =>
  createMailConsumer(composeMailSender(parts), {
    postpone: createPostpone(sqs, queueUrl),
    log: parts.log,
    watch,
  });
