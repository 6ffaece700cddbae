import type { TaskId } from "@latch/contract";
import type { StoredApiKey } from "../api-keys/api-key.ts";
import type { StoredSession } from "../sessions/session.ts";
import type { StoredTask } from "../tasks/task.ts";
import type { StoredUser } from "../users/user.ts";
import type { StoredWebhookEndpoint } from "../webhooks/endpoint.ts";

/** Who made an item what it is. */
type Audited = {
  changedBy?: { actor: string; address: string; requestId: string; traceparent?: string };
};

export type RecordImages<T> = { before?: T & Audited; after?: T & Audited };

/** One change of one item, as the stream of its table tells it. */
export type Change = {
  atMs: number;
} & (
  | ({ table: "Users" } & RecordImages<StoredUser>)
  | ({ table: "Sessions" } & RecordImages<StoredSession>)
  | ({ table: "ApiKeys" } & RecordImages<StoredApiKey>)
  | ({ table: "Tasks" } & RecordImages<TaskImage>)
  | ({ table: "WebhookEndpoints" } & RecordImages<StoredWebhookEndpoint>)
);

/** A task, or what is left of it when it was deleted; nothing that its owner wrote. */
export type TaskImage = Pick<StoredTask, "userId" | "status" | "createdAt" | "updatedAt"> & {
  /** Beside the tasks stand the records of idempotency keys. */
  taskId: TaskId | `once#${string}`;
  version: number;
  deletedAt?: string;
};
