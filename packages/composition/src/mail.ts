import { createKnownDeviceHash, type KeysFor } from "@latch/adapters/crypto";
import {
  createKnownDeviceStore,
  createMailStore,
  createNoticeStore,
  type Database,
} from "@latch/adapters/dynamodb";
import {
  type ChangeVisibility,
  createChangeVisibility,
  createQueueConsumer,
  type Messaging,
  mailBackoffSeconds,
  parseMailMessage,
  type QueueConsumer,
  type QueueObserver,
} from "@latch/adapters/messaging";
import { type MailConfig, toBrand } from "@latch/config/mail";
import { type Clock, createMailSender, type Log, type Mailer, type MailSender } from "@latch/core";
import { composeSecurityLinks, createOneTimeSecrets } from "./services/one-time-token-secrets.ts";
import { openOneTimeTokenStore, openSessionReader } from "./services/stores.ts";
import { openUserReader } from "./services/users.ts";

type Parts = {
  config: MailConfig;
  database: Database<"Users" | "Sessions" | "OneTimeTokens" | "Mails">;
  /** The tokens in mails, and the hashes of devices, are derived with the keys. */
  keys: KeysFor<"mail">;
  mailer: Mailer;
  log: Log;
  clock?: Clock;
};

/**
 * Constructs the mail sender, the same on every runtime. It decides which mail an event or a mail
 * command leads to, and sends it.
 */
export const composeMailSender = ({
  config,
  database,
  keys,
  clock = database.clock,
  ...parts
}: Parts) =>
  createMailSender({
    ...parts,
    users: openUserReader(database),
    sessions: openSessionReader(database),
    oneTimeTokens: openOneTimeTokenStore(database),
    notices: createNoticeStore(database),
    mails: createMailStore(database),
    knownDevices: createKnownDeviceStore(database),
    knownDeviceHash: createKnownDeviceHash(keys),
    tokenSecrets: createOneTimeSecrets(keys),
    securityLinks: composeSecurityLinks(keys),
    brand: toBrand(config),
    locale: config.MAIL_LOCALE,
    clock,
  });

/** Constructs the consumer of a mail queue with a handler of its messages. */
export const createMailConsumer = (
  handle: MailSender,
  {
    changeVisibility,
    log,
    observer,
  }: { changeVisibility: ChangeVisibility; log: Log; observer?: QueueObserver },
): QueueConsumer =>
  createQueueConsumer({
    read: parseMailMessage,
    handle,
    log,
    observer,
    backoff: { seconds: mailBackoffSeconds, changeVisibility },
  });

type ConsumerParts = Parts & {
  /** Delays the retry of a failed message. */
  sqs: Messaging["sqs"];
  /** The URL of its queue. Called when it is needed, so that the process starts during an outage of SQS. */
  queueUrl: () => Promise<string> | string;
  observer?: QueueObserver;
};

/** Constructs the consumer of a mail queue: `send-links`, `send-mail` or `check-devices`. */
export const composeMailConsumer = ({
  sqs,
  queueUrl,
  observer,
  ...parts
}: ConsumerParts): QueueConsumer =>
  createMailConsumer(composeMailSender(parts), {
    changeVisibility: createChangeVisibility(sqs, queueUrl),
    log: parts.log,
    observer,
  });
