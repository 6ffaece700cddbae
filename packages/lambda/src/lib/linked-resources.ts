import { type KeyRing, parseKeyRing } from "@latch/adapters/crypto";
import { type TableName, type TableNames, tables } from "@latch/adapters/dynamodb";
import { ConfigError } from "@latch/config";
import { Resource } from "sst/resource";

/** What sst.config.ts links to the function. Asking for one that it does not throws. */
const linked = Resource as unknown as Record<TableName, { name: string }> & {
  LatchKeys: { value: string };
  Events: { arn: string };
  StripeSecretKey: { value: string };
  StripeWebhookSecret: { value: string };
  Deliveries: { url: string };
  MailQueue: { url: string };
  BrevoApiKey: { value: string };
  Edge: { secret: string };
};

/** What the tables of this stage are called, or those that a function is told about. */
export const linkedTables = <Some extends TableName = TableName>(
  names = Object.keys(tables) as Some[],
): TableNames<Some> =>
  Object.fromEntries(names.map((table) => [table, linked[table].name])) as TableNames<Some>;

/** The topic that events are published to. */
export const linkedTopic = (): string => linked.Events.arn;

/** Where deliveries to webhook endpoints are queued. */
export const linkedDeliveries = (): string => linked.Deliveries.url;

/** The queue that mails are ordered from. */
export const linkedMailQueue = (): string => linked.MailQueue.url;

/** What CloudFront proves itself by, where it stands in front. */
export const linkedEdgeSecret = (): string | undefined =>
  "Edge" in linked ? linked.Edge.secret : undefined;

/** What Brevo knows us by. */
export const linkedBrevoKey = (): string => linked.BrevoApiKey.value;

/** The keys of the secret `LatchKeys`. @throws ConfigError */
export function linkedKeys(): KeyRing {
  try {
    return parseKeyRing(linked.LatchKeys.value);
  } catch (error) {
    throw new ConfigError(`The secret LatchKeys: ${(error as Error).message}`);
  }
}

/** The secret `StripeSecretKey` as a variable; empty where nobody has set it. */
export const linkedStripeKey = () => ({ STRIPE_SECRET_KEY: linked.StripeSecretKey.value });

/** Both of Stripe's secrets as variables. */
export const linkedStripe = () => ({
  ...linkedStripeKey(),
  STRIPE_WEBHOOK_SECRET: linked.StripeWebhookSecret.value,
});
