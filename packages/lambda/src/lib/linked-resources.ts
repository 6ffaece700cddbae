import {
  type KeyRing,
  type KeysFor,
  type Purpose,
  parseKeyRing,
  parsePurposeKeys,
} from "@latch/adapters/crypto";
import { type TableName, type TableNames, tables } from "@latch/adapters/dynamodb";
import type { MailQueueName } from "@latch/adapters/messaging";
import { ConfigError } from "@latch/config";
import { Resource } from "sst/resource";

/** The resources that sst.config.ts links to the function. Reading another one throws. */
const linked = Resource as unknown as Record<TableName, { name: string }> & {
  LatchKeys: { value: string };
  MailKeys: { value: string };
  WebhookKeys: { value: string };
  MaintenanceKeys: { value: string };
  Events: { arn: string };
  StripeSecretKey: { value: string };
  StripeWebhookSecret: { value: string };
  Deliveries: { url: string };
  Erasures: { url: string };
  MailQueue: { url: string };
  LinkMailQueue: { url: string };
  DeviceCheckQueue: { url: string };
  BrevoApiKey: { value: string };
  Edge: { secret: string };
};

/**
 * Returns the physical names of the tables of this stage: all, or the ones that are linked to the
 * function.
 */
export const linkedTables = <Some extends TableName = TableName>(
  names = Object.keys(tables) as Some[],
): TableNames<Some> =>
  Object.fromEntries(names.map((table) => [table, linked[table].name])) as TableNames<Some>;

/** Returns the ARN of the topic of events. */
export const linkedTopic = (): string => linked.Events.arn;

/** Returns the URL of the queue of webhook deliveries. */
export const linkedDeliveries = (): string => linked.Deliveries.url;

/** Returns the URL of the queue of erased users. */
export const linkedErasures = (): string => linked.Erasures.url;

const mailQueueLinks = {
  "send-links": "LinkMailQueue",
  "send-mail": "MailQueue",
  "check-devices": "DeviceCheckQueue",
} as const satisfies Record<MailQueueName, string>;

/** Returns the URL of a mail queue. */
export const linkedMailQueue = (queue: MailQueueName): string => linked[mailQueueLinks[queue]].url;

/** Returns the secret that CloudFront sends, or undefined without a distribution. */
export const linkedEdgeSecret = (): string | undefined =>
  "Edge" in linked ? linked.Edge.secret : undefined;

/** Returns the API key of Brevo. */
export const linkedBrevoKey = (): string => linked.BrevoApiKey.value;

/** Returns the key ring of the secret `LatchKeys`. @throws ConfigError */
export function linkedKeys(): KeyRing {
  try {
    return parseKeyRing(linked.LatchKeys.value);
  } catch (error) {
    throw new ConfigError(`The secret LatchKeys: ${(error as Error).message}`);
  }
}

const subkeyLinks = {
  mail: "MailKeys",
  webhooks: "WebhookKeys",
  maintenance: "MaintenanceKeys",
} as const satisfies Record<Purpose, string>;

/** Returns the subkeys that the deployment derived for a purpose. @throws ConfigError */
export function linkedSubkeys<P extends Purpose>(purpose: P): KeysFor<P> {
  const link = subkeyLinks[purpose];
  try {
    return parsePurposeKeys(linked[link].value, purpose);
  } catch (error) {
    throw new ConfigError(`The link ${link}: ${(error as Error).message}`);
  }
}

/** Returns the secret `StripeSecretKey` as an environment variable, empty when it is not set. */
export const linkedStripeKey = () => ({ STRIPE_SECRET_KEY: linked.StripeSecretKey.value });

/** Returns both of Stripe's secrets as environment variables. */
export const linkedStripe = () => ({
  ...linkedStripeKey(),
  STRIPE_WEBHOOK_SECRET: linked.StripeWebhookSecret.value,
});
