import type { TableName } from "../packages/adapters/src/dynamodb/tables/tables.ts";
import type { MailQueueName, QueueName } from "../packages/adapters/src/messaging/topology.ts";

type Action =
  | "GetItem"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem"
  | "ConditionCheckItem"
  | "Query"
  | "Scan";
type Grant = { table?: Action[]; indexes?: Record<string, Action[]> };

/**
 * The DynamoDB actions that a function may use on each table. A transaction needs the actions of its
 * items.
 */
export type Grants = Partial<Record<TableName, Grant>>;

/**
 * The actions that a function may use on the topic and the queues. A batch needs the action of one
 * message.
 */
export type MessageGrants = {
  topic?: "Publish"[];
  queues?: Partial<Record<QueueName, QueueAction[]>>;
};
type QueueAction =
  | "SendMessage"
  | "ReceiveMessage"
  | "DeleteMessage"
  | "GetQueueAttributes"
  | "ChangeMessageVisibility";

/** The actions of the API: exactly those that packages/adapters/src/dynamodb uses for it. */
export const apiGrants: Grants = {
  Users: {
    table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
    indexes: { listed: ["Query"] },
  },
  Identifiers: {
    table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
  },
  Sessions: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"] },
  ApiKeys: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"] },
  Authenticators: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"] },
  OneTimeTokens: {
    table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"],
    indexes: { ofUser: ["Query"] },
  },
  Activity: { table: ["UpdateItem", "Query"] },
  // For the export of personal data. A separate function serves the tasks.
  Tasks: { table: ["Query"] },
  Billing: {
    table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"],
    indexes: { ofCustomer: ["Query"] },
  },
  StripeEvents: { table: ["GetItem", "PutItem"] },
  WebhookEndpoints: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"] },
  WebhookDeliveries: { table: ["UpdateItem", "Query"] },
  Throttles: { table: ["GetItem", "PutItem", "UpdateItem"] },
};

/** The actions of the tasks app. It marks a deleted task, and DynamoDB's TTL deletes the item. */
export const tasksGrants: Grants = {
  Tasks: { table: ["GetItem", "PutItem", "UpdateItem", "Query"] },
};

/**
 * The actions of the publisher: events and mail commands. infra/publisher.ts grants the change streams.
 */
export const publisherGrants: MessageGrants = {
  topic: ["Publish"],
  queues: { "send-mail": ["SendMessage"], "send-links": ["SendMessage"] },
};

/** The action of the publisher that looks up whether a webhook endpoint subscribes to an event. */
export const publisherTableGrants: Grants = { WebhookEndpoints: { table: ["Query"] } };

/** Returns the actions that Lambda uses on a queue with the role of its consumer. */
export const consumerGrants = (queue: QueueName): MessageGrants => ({
  queues: { [queue]: ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"] },
});

/** The actions that record activity. */
export const recorderGrants: Grants = {
  Activity: { table: ["GetItem", "PutItem", "UpdateItem"] },
};

/** The actions that erase a user's tasks. */
export const eraserGrants: Grants = { Tasks: { table: ["Query", "DeleteItem"] } };

/** The action that sends the message of an erasure that has not ended to the end of its queue. */
export const sendAgainGrants: MessageGrants = { queues: { "forget-person": ["SendMessage"] } };

/** The actions that create the webhook deliveries of an event. */
export const fanOutGrants: Grants = {
  WebhookEndpoints: { table: ["Query"] },
  WebhookDeliveries: { table: ["PutItem"] },
};

/** The actions that attempt a webhook delivery and record its outcome. */
export const delivererGrants: Grants = {
  WebhookEndpoints: { table: ["GetItem", "UpdateItem"] },
  WebhookDeliveries: { table: ["UpdateItem"] },
  Throttles: { table: ["UpdateItem"] },
};

/**
 * The action that queues webhook deliveries: redeliveries by the API, new ones by the fan-out, retries
 * by the deliverer.
 */
export const deliveryQueueGrants: MessageGrants = {
  queues: { "deliver-webhooks": ["SendMessage"] },
};

/** The actions that reseal the secrets of webhook endpoints. */
export const resealingGrants: Grants = {
  WebhookEndpoints: { table: ["Query", "UpdateItem"] },
};

/**
 * The actions of each consumer that sends mail: they look up the recipient of a mail and prevent sending it twice.
 * `send-mail` has those of `check-devices` too, because an earlier release sent it the events of logins.
 */
export const mailGrants: Record<MailQueueName, Grants> = {
  "send-links": {
    Users: { table: ["GetItem"] },
    OneTimeTokens: { table: ["GetItem"] },
    Mails: { table: ["UpdateItem"] },
  },
  "send-mail": {
    Users: { table: ["GetItem"] },
    Sessions: { table: ["GetItem"] },
    OneTimeTokens: { table: ["GetItem", "DeleteItem"] },
    Mails: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"] },
  },
  "check-devices": {
    Users: { table: ["GetItem"] },
    Sessions: { table: ["GetItem"] },
    Mails: { table: ["GetItem", "PutItem", "UpdateItem"] },
  },
};

/** Returns the action that delays the retry of a mail. */
export const changeVisibilityGrants = (queue: MailQueueName): MessageGrants => ({
  queues: { [queue]: ["ChangeMessageVisibility"] },
});

/** The actions that finish interrupted erasures, reseal TOTP secrets and count the formats of password hashes. */
export const maintenanceGrants: Grants = {
  Users: {
    table: ["GetItem", "UpdateItem", "DeleteItem", "Scan"],
    indexes: { listed: ["Query"] },
  },
  Identifiers: { table: ["GetItem", "PutItem", "DeleteItem"] },
  Sessions: { table: ["Query", "DeleteItem"] },
  ApiKeys: { table: ["Query", "DeleteItem"] },
  Authenticators: { table: ["GetItem", "Query", "DeleteItem", "Scan", "UpdateItem"] },
  OneTimeTokens: { table: ["DeleteItem"], indexes: { ofUser: ["Query"] } },
  Activity: { table: ["UpdateItem", "Query"] },
  Billing: { table: ["GetItem", "DeleteItem"] },
};
