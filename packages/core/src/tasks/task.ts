import type { Task, TaskChange, TaskId, TaskStatus, UserId } from "@latch/contract";
import type { Caller } from "../shared/context.ts";
import type { StepOutcome } from "../shared/work-limit.ts";

/** A task as stored, under its owner. */
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

/** A page of tasks and its filters. */
export type TaskQuery = {
  limit: number;
  /** A task id: only tasks created before it. */
  before?: string;
  status?: TaskStatus;
  /** ISO 8601 in UTC, to the millisecond; inclusive. */
  dueAfter?: string;
  /** In the same format; exclusive. */
  dueBefore?: string;
};

/**
 * The record of an idempotency key, by which a repeated request is recognised. Times in seconds
 * since 1970.
 */
export type IdempotencyRecord = { key: string; nowSeconds: number; expiresAt: number };

/** Stores tasks by owner. Reads are strongly consistent. */
export interface TaskStore {
  /**
   * Creates a task and, with `idempotency`, the record of its key, in one atomic write. The record
   * contains no text of the task.
   * @returns the task, or the one created before with the same key and input, in its original form;
   * `key_reused` if the input was different
   */
  create(
    task: StoredTask,
    caller: Caller,
    idempotency?: IdempotencyRecord,
  ): Promise<StoredTask | "key_reused">;
  /**
   * Returns what `create` returns for a repeated request with an idempotency key; undefined for the first request
   * with this key.
   */
  findCreated(
    task: StoredTask,
    idempotency: IdempotencyRecord,
  ): Promise<StoredTask | "key_reused" | undefined>;
  /**
   * Reserves one more open task. The number of tasks is not stored: a count of them grants an allowance that each
   * reservation uses up, and the next count follows when nothing is left.
   * @returns false if the user has `maxOpen` open tasks. Concurrent requests can exceed it by their number
   */
  reserveOpen(userId: UserId, maxOpen: number, nowMs: number): Promise<boolean>;
  /** Returns a task of a user. */
  get(userId: UserId, taskId: TaskId): Promise<StoredTask | undefined>;
  /**
   * Lists tasks, newest first. With a filter it reads a limited number of tasks; `next` continues
   * from there.
   */
  list(userId: UserId, query: TaskQuery): Promise<{ tasks: StoredTask[]; next?: string }>;
  /** Changes a task by one conditional write. With `version`, only if the task has this version. */
  update(
    task: { userId: UserId; taskId: TaskId; version?: number },
    change: TaskChange & { updatedAt: string },
    caller: Caller,
  ): Promise<StoredTask | "missing" | "stale">;
  /**
   * Deletes a task by one conditional write. With `version`, only if the task has this version. A record of the deletion and its actor remains for a
   * while, for the change stream; reads do not return it.
   */
  remove(
    task: { userId: UserId; taskId: TaskId; version?: number },
    now: number,
    caller: Caller,
  ): Promise<"removed" | "missing" | "stale">;
  /** Deletes some of the items of a user. */
  removeSome(userId: UserId): Promise<StepOutcome>;
}

/** Returns the public fields of a task. */
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
