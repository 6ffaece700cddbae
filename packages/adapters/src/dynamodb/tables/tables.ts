/** A key attribute's type in DynamoDB. */
type KeyType = "S" | "N";

export type TableDefinition = {
  partition: string;
  sort?: string;
  /** Every attribute that a key of the table or of an index names. */
  attributes: Record<string, KeyType>;
  indexes?: Record<string, { partition: string; sort?: string; include?: string[] }>;
  /** The attribute with the second after which DynamoDB may delete an item. */
  ttl?: string;
  /** Whether changes are read from a stream (new and old images). */
  stream?: boolean;
};

/** The tables, defined once: for the local stack, the tests and sst.config.ts. */
export const tables = {
  Users: {
    partition: "userId",
    attributes: { userId: "S", listedIn: "S" },
    indexes: {
      // What listUsers shows, and never a password hash.
      listed: {
        partition: "listedIn",
        sort: "userId",
        include: [
          "email",
          "emailVerified",
          "username",
          "name",
          "locale",
          "role",
          "status",
          "plan",
          "createdAt",
          "updatedAt",
          "version",
        ],
      },
    },
    stream: true,
  },
  Identifiers: { partition: "identifier", attributes: { identifier: "S" } },
  Sessions: {
    partition: "userId",
    sort: "sessionId",
    attributes: { userId: "S", sessionId: "S" },
    ttl: "expiresAt",
    stream: true,
  },
  ApiKeys: {
    partition: "userId",
    sort: "keyId",
    attributes: { userId: "S", keyId: "S" },
    stream: true,
  },
  OneTimeTokens: {
    partition: "tokenHash",
    attributes: { tokenHash: "S", userId: "S" },
    // What has to go when a person is erased.
    indexes: { ofUser: { partition: "userId" } },
    ttl: "expiresAt",
    // What is to be mailed.
    stream: true,
  },
  Activity: {
    partition: "userId",
    sort: "eventId",
    attributes: { userId: "S", eventId: "S" },
  },
  Tasks: {
    partition: "userId",
    sort: "taskId",
    attributes: { userId: "S", taskId: "S" },
    // Traces of deleted tasks, and idempotency keys.
    ttl: "expiresAt",
    stream: true,
  },
  Billing: {
    partition: "userId",
    attributes: { userId: "S", customerId: "S" },
    // Whose customer an event is about.
    indexes: { ofCustomer: { partition: "customerId" } },
  },
  /** Which of Stripe's events have taken effect. */
  StripeEvents: { partition: "eventId", attributes: { eventId: "S" }, ttl: "expiresAt" },
  /** Few, all in one partition, with an item that counts them. */
  WebhookEndpoints: {
    partition: "listedIn",
    sort: "endpointId",
    attributes: { listedIn: "S", endpointId: "S" },
    stream: true,
  },
  WebhookDeliveries: {
    partition: "endpointId",
    sort: "deliveryId",
    attributes: { endpointId: "S", deliveryId: "S" },
    ttl: "expiresAt",
  },
  /** Which mails were sent, and the devices that need no mail. */
  Mails: { partition: "mailId", attributes: { mailId: "S" }, ttl: "expiresAt" },
  Throttles: { partition: "key", attributes: { key: "S" }, ttl: "expiresAt" },
  /** How far a server's publisher has read each shard of the change streams; Lambda keeps that itself. */
  StreamPositions: { partition: "shard", attributes: { shard: "S" }, ttl: "expiresAt" },
  /** Which data migrations have run, and the lock that lets one runner work at a time. */
  Migrations: { partition: "id", attributes: { id: "S" } },
} as const satisfies Record<string, TableDefinition>;

export type TableName = keyof typeof tables;

/** Those whose changes are told. */
export const streamedTables = (Object.keys(tables) as TableName[]).filter(
  (name) => "stream" in tables[name],
);

/** What each table, or each of some, is called where the program runs. */
export type TableNames<Some extends TableName = TableName> = Record<Some, string>;

/** The names with one prefix, as the local stack and a server use them. */
export const prefixedTableNames = (prefix: string): TableNames =>
  Object.fromEntries(Object.keys(tables).map((name) => [name, `${prefix}${name}`])) as TableNames;
