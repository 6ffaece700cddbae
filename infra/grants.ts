import type { TableName } from "../packages/adapters/src/dynamodb/tables/tables.ts";
import type { QueueName } from "../packages/adapters/src/messaging/topology.ts";

type Action = "GetItem" | "PutItem" | "UpdateItem" | "DeleteItem" | "Query";
type Grant = { table?: Action[]; indexes?: Record<string, Action[]> };

/** What a function may do, table by table. A transaction needs what its items need. */
export type Grants = Partial<Record<TableName, Grant>>;

/** What it may do with the topic and the queues; a batch takes what one message does. */
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

/** Exactly what packages/adapters/src/dynamodb does on behalf of the API. */
export const apiGrants: Grants = {
  Users: {
    table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"],
    indexes: { listed: ["Query"] },
  },
  Identifiers: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"] },
  Sessions: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"] },
  ApiKeys: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"] },
  OneTimeTokens: {
    table: ["GetItem", "PutItem", "DeleteItem"],
    indexes: { ofUser: ["Query"] },
  },
  Activity: { table: ["PutItem", "UpdateItem", "Query"] },
  // Read for the export of one's data; a function of their own serves tasks.
  Tasks: { table: ["Query"] },
  Billing: {
    table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"],
    indexes: { ofCustomer: ["Query"] },
  },
  StripeEvents: { table: ["GetItem", "PutItem"] },
  WebhookEndpoints: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"] },
  WebhookDeliveries: { table: ["UpdateItem", "Query"] },
  Throttles: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"] },
};

/** What serving tasks takes. A deleted task is marked; what is left of it goes by TTL. */
export const tasksGrants: Grants = {
  Tasks: { table: ["GetItem", "PutItem", "UpdateItem", "Query"] },
};

/** What telling events and ordering mails takes; the streams it reads stand in infra/publisher.ts. */
export const publisherGrants: MessageGrants = {
  topic: ["Publish"],
  queues: { "send-mail": ["SendMessage"] },
};

/** What Lambda does with a queue in the name of its consumer. */
export const consumerGrants = (queue: QueueName): MessageGrants => ({
  queues: { [queue]: ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"] },
});

/** What recording events takes; the queue it reads stands in infra/consumers.ts. */
export const recorderGrants: Grants = {
  Activity: { table: ["GetItem", "PutItem", "UpdateItem"] },
};

/** What forgetting a person's tasks takes. */
export const eraserGrants: Grants = { Tasks: { table: ["Query", "DeleteItem"] } };
/** What planning the deliveries of an event takes. */
export const fanOutGrants: Grants = {
  WebhookEndpoints: { table: ["Query"] },
  WebhookDeliveries: { table: ["PutItem"] },
};

/** What attempting a delivery and recording what came of it takes. */
export const delivererGrants: Grants = {
  WebhookEndpoints: { table: ["GetItem", "UpdateItem"] },
  WebhookDeliveries: { table: ["UpdateItem"] },
};

/** Who queues deliveries: the API those that are asked for, the planner new ones, the deliverer later ones. */
export const deliveryQueueGrants: MessageGrants = {
  queues: { "deliver-webhooks": ["SendMessage"] },
};

/** What sealing the secrets of webhook endpoints anew takes. */
export const resealingGrants: Grants = {
  WebhookEndpoints: { table: ["Query", "UpdateItem"] },
};

/** What finding out who is to be told what takes, and that it is told once. */
export const mailSenderGrants: Grants = {
  Users: { table: ["GetItem"] },
  Sessions: { table: ["GetItem"] },
  OneTimeTokens: { table: ["GetItem", "DeleteItem"] },
  Mails: { table: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"] },
};

/** What trying a mail again later takes. */
export const changeVisibilityGrants: MessageGrants = {
  queues: { "send-mail": ["ChangeMessageVisibility"] },
};

/** What it takes to find who is being erased, and to erase them. */
export const maintenanceGrants: Grants = {
  Users: { table: ["GetItem", "DeleteItem"], indexes: { listed: ["Query"] } },
  Identifiers: { table: ["DeleteItem"] },
  Sessions: { table: ["Query", "DeleteItem"] },
  ApiKeys: { table: ["Query", "DeleteItem"] },
  OneTimeTokens: { table: ["DeleteItem"], indexes: { ofUser: ["Query"] } },
  Activity: { table: ["PutItem", "UpdateItem", "Query"] },
  Billing: { table: ["GetItem", "DeleteItem"] },
  Throttles: { table: ["DeleteItem"] },
};
