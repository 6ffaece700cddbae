import type { Task, TaskChange, TaskId, TaskStatus, UserId } from "@latch/contract";
import type { Caller } from "../shared/context.ts";

/** A task as the store keeps it, under the person whose it is. */
export type StoredTask = {
  userId: UserId;
  taskId: TaskId;
  title: string;
  description?: string;
  status: TaskStatus;
  dueAt?: string;
  createdAt: string;
  updatedAt: string;
  version: number;
};

export type TaskQuery = {
  limit: number;
  /** A task id: only tasks made before it. */
  before?: string;
  status?: TaskStatus;
  /** ISO 8601 in UTC, to the millisecond; inclusive. */
  dueAfter?: string;
  /** The same, exclusive. */
  dueBefore?: string;
};

/** By what a request that is sent again is known. Times in seconds since 1970. */
export type IdempotencyRecord = { key: string; nowSeconds: number; expiresAt: number };

/** Tasks, each under its person. Reads are strongly consistent. */
export interface TaskStore {
  /**
   * One write: the task and, with `once`, the record of its key, or neither.
   * @returns the task, or the one that the same key made before, as it was made
   */
  create(task: StoredTask, caller: Caller, idempotency?: IdempotencyRecord): Promise<StoredTask>;
  get(userId: UserId, taskId: TaskId): Promise<StoredTask | undefined>;
  /** Newest first. With a filter it looks at so many tasks at the most; `next` goes on from there. */
  list(userId: UserId, query: TaskQuery): Promise<{ tasks: StoredTask[]; next?: string }>;
  /** One conditional write; `version` is the one it has to be, if it matters. */
  update(
    task: { userId: UserId; taskId: TaskId; version?: number },
    change: TaskChange & { updatedAt: string },
    caller: Caller,
  ): Promise<StoredTask | "missing" | "stale">;
  /**
   * One conditional write, which leaves for a while that the task was deleted and by whom, for the
   * change stream; for everybody else it is gone.
   * @returns whether it was there
   */
  remove(userId: UserId, taskId: TaskId, now: number, caller: Caller): Promise<boolean>;
  /** All that stands under a person. */
  removeAll(userId: UserId): Promise<void>;
}

/** What a client sees of a task. */
export const toTask = ({ userId, taskId: id, ...task }: StoredTask): Task => ({
  id,
  title: task.title,
  description: task.description,
  status: task.status,
  dueAt: task.dueAt,
  createdAt: task.createdAt,
  updatedAt: task.updatedAt,
  version: task.version,
});
