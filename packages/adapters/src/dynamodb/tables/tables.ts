/** The type of a key attribute in DynamoDB. */
type KeyType = "S" | "N";

/** The definition of a table: its keys, indexes, TTL and stream. */
export type TableDefinition = {
  partition: string;
  sort?: string;
  /** Each attribute that is in a key of the table or of an index. */
  attributes: Record<string, KeyType>;
  indexes?: Record<string, { partition: string; sort?: string; include?: string[] }>;
  /**
   * The attribute with the time, in seconds since 1970, after which DynamoDB may delete an item.
   */
  ttl?: string;
  /** Whether the table has a stream (new and old images). */
  stream?: boolean;
  /**
   * Whether items are stored for long and rarely read. On AWS the table has the class Standard-IA: storage costs less,
   * reads and writes cost a quarter more.
   */
  infrequent?: boolean;
};

/**
 * The tables. The local stack, the tests and `sst.config.ts` create them from these definitions.
 */
export const tables = {
  Users: {
    partition: "userId",
    attributes: { userId: "S", listedIn: "S" },
    indexes: {
      // The fields that listUsers returns. Password hashes are not among them.
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
  Identifiers: {
    partition: "identifier",
    attributes: { identifier: "S" },
    // Only former email addresses expire.
    ttl: "expiresAt",
  },
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
  /**
   * The passkeys, TOTP authenticators and recovery codes of users, which change with the user only, and the
   * trusted devices.
   */
  Authenticators: {
    partition: "userId",
    sort: "authenticatorId",
    attributes: { userId: "S", authenticatorId: "S" },
    // Expiry of trusted devices, and of TOTP authenticators that were not confirmed.
    ttl: "expiresAt",
  },
  OneTimeTokens: {
    partition: "tokenHash",
    attributes: { tokenHash: "S", userId: "S" },
    // For erasing the tokens of a user.
    indexes: { ofUser: { partition: "userId" } },
    ttl: "expiresAt",
    // The stream leads to mail commands.
    stream: true,
  },
  Activity: {
    partition: "userId",
    sort: "eventId",
    attributes: { userId: "S", eventId: "S" },
    // Expiry of each activity. The mark of an erased user stays.
    ttl: "expiresAt",
    infrequent: true,
  },
  Tasks: {
    partition: "userId",
    sort: "taskId",
    attributes: { userId: "S", taskId: "S" },
    // Expiry of deleted tasks and of idempotency records.
    ttl: "expiresAt",
    stream: true,
  },
  Billing: {
    partition: "userId",
    attributes: { userId: "S", customerId: "S" },
    // For finding the user of a customer in a Stripe event.
    indexes: { ofCustomer: { partition: "customerId" } },
  },
  /** The Stripe events that were applied. */
  StripeEvents: { partition: "eventId", attributes: { eventId: "S" }, ttl: "expiresAt" },
  /** Webhook endpoints. They are few: all are in one partition, with an item that counts them. */
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
  /** The mails that were sent, and the known devices of users. */
  Mails: { partition: "mailId", attributes: { mailId: "S" }, ttl: "expiresAt" },
  Throttles: { partition: "key", attributes: { key: "S" }, ttl: "expiresAt" },
  /**
   * How far a server's publisher has read each shard of the change streams. On AWS, Lambda stores
   * this itself.
   */
  StreamPositions: { partition: "shard", attributes: { shard: "S" }, ttl: "expiresAt" },
  /** The data migrations that have run, and the lock that allows one runner at a time. */
  Migrations: { partition: "id", attributes: { id: "S" } },
} as const satisfies Record<string, TableDefinition>;

export type TableName = keyof typeof tables;

/** The name of a table that has a stream. */
export type StreamedTableName = {
  [Name in TableName]: (typeof tables)[Name] extends { stream: true } ? Name : never;
}[TableName];

/** The tables that have a stream. */
export const streamedTables = (Object.keys(tables) as TableName[]).filter(
  (name): name is StreamedTableName => "stream" in tables[name],
);

/** The physical names of all tables, or of some. */
export type TableNames<Some extends TableName = TableName> = Record<Some, string>;

/** Returns the table names with a prefix, as the local stack and a server use them. */
export const prefixedTableNames = (prefix: string): TableNames =>
  Object.fromEntries(Object.keys(tables).map((name) => [name, `${prefix}${name}`])) as TableNames;
