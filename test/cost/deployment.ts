import type { TableName } from "@latch/adapters/dynamodb";
import type { QueueName } from "@latch/adapters/messaging";

/** What the deployment decides about the costs. */
export type Deployment = {
  /** Whether Lambda drops the stream records that lead to nothing. */
  filtersRecords: boolean;
  /** Whether an event for no webhook endpoint stays out of the queue `plan-webhooks`. */
  skipsFanOut: boolean;
  /** Whether the activity log leaves out that a session has expired. */
  skipsExpiry: boolean;
  /** Seconds for which Lambda collects the records of a stream. */
  streamWindowSeconds: (table: TableName) => number;
  /** Seconds for which Lambda collects the messages of a queue. */
  queueWindowSeconds: (queue: QueueName) => number;
  /** Whether the activity log has the table class Standard-IA. */
  isActivityInfrequent: boolean;
  /** The part of the requests with a 2xx response that have a line in the log. */
  loggedShare: (operation: string) => number;
};

/** The deployment before its costs were computed, on 2026-11-30. */
export const earlierDeployment: Deployment = {
  filtersRecords: false,
  skipsFanOut: false,
  skipsExpiry: false,
  streamWindowSeconds: () => 1,
  queueWindowSeconds: () => 0,
  isActivityInfrequent: false,
  loggedShare: () => 1,
};

/** What has reduced the costs since. */
export const measures = {
  "Lambda drops the stream records without an event": { filtersRecords: true },
} satisfies Record<string, Partial<Deployment>>;

/** The deployment that `infra/` describes. */
export const deployment: Deployment = Object.assign(
  {},
  earlierDeployment,
  ...Object.values(measures),
);
