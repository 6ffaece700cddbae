import type { TaskId } from "@latch/contract";
import type { StoredApiKey } from "../api-keys/api-key.ts";
import type { StoredSession } from "../sessions/session.ts";
import type { StoredTask } from "../tasks/task.ts";
import type { StoredUser } from "../users/user.ts";
import type { StoredWebhookEndpoint } from "../webhooks/endpoint.ts";

/** The caller of the last change, as stored with an item. */
type Audited = {
  changedBy?: { actor: string; address: string; requestId: string; traceparent?: string };
};

/** The images of an item before and after a change. */
export type RecordImages<T> = { before?: T & Audited; after?: T & Audited };

/** One change of one item, as the stream of its table reports it. */
export type Change = {
  atMs: number;
} & (
  | ({ table: "Users" } & RecordImages<StoredUser>)
  | ({ table: "Sessions" } & RecordImages<StoredSession>)
  | ({ table: "ApiKeys" } & RecordImages<StoredApiKey>)
  | ({ table: "Tasks" } & RecordImages<TaskImage>)
  | ({ table: "WebhookEndpoints" } & RecordImages<StoredWebhookEndpoint>)
);

/** A task, or the record of its deletion, without the texts that its owner wrote. */
export type TaskImage = Pick<StoredTask, "userId" | "status" | "createdAt" | "updatedAt"> & {
  /** The table also contains the records of idempotency keys, and the allowances of users. */
  taskId: TaskId | `once#${string}` | "allowance";
  version: number;
  deletedAt?: string;
};
