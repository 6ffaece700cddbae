import type { StreamedTableName } from "./tables.ts";

/**
 * Seconds for which Lambda collects the changes of a stream before it starts the publisher. A user waits for the mail of
 * a new account or a one-time token.
 */
export const streamWindowSeconds = (table: StreamedTableName): number =>
  table === "OneTimeTokens" || table === "Users" ? 1 : 2;

/** The values that a string of a record may have: these, those with a prefix, or any. */
type Condition = string | { prefix: string } | { exists: true };
type Image = Record<string, { S: [Condition, ...Condition[]] }>;

/** A filter of Lambda: a record passes if it matches everything that the filter names. */
type StreamFilter = {
  eventName?: ("INSERT" | "MODIFY" | "REMOVE")[];
  dynamodb?: { Keys?: Image; NewImage?: Image };
};

/**
 * The filters of each change stream. Lambda drops the records that match none of them, so that the publisher is not
 * started for changes without an event and without a mail, such as a refresh. A filter only demands values that exist,
 * and at most five of them apply to a stream.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export const streamFilters: Record<StreamedTableName, StreamFilter[]> = {
  // The deletion of an account was published when its erasure began.
  Users: [{ eventName: ["INSERT", "MODIFY"] }],
  // A refresh changes a session without an event.
  Sessions: [
    { eventName: ["INSERT", "REMOVE"] },
    {
      eventName: ["MODIFY"],
      dynamodb: { NewImage: { endedBecause: { S: [{ exists: true }] } } },
    },
  ],
  // A use of a key changes it.
  ApiKeys: [{ eventName: ["INSERT", "REMOVE"] }],
  // A link or a notice leads to a mail when it is stored.
  OneTimeTokens: [{ eventName: ["INSERT"] }],
  // The table also contains the allowances of users and the records of idempotency keys.
  Tasks: [{ dynamodb: { Keys: { taskId: { S: [{ prefix: "tsk_" }] } } } }],
  WebhookEndpoints: [
    { eventName: ["MODIFY"], dynamodb: { NewImage: { status: { S: ["disabled"] } } } },
  ],
};
