import type { NewTask, Task, TaskChange, TaskId, TaskPage, UserId } from "@latch/contract";
import type { Context } from "../shared/context.ts";
import { idTimeMs, type NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { type TaskQuery, type TaskStore, toTask } from "./task.ts";

/** How long an idempotency key is kept. */
const idempotencyTtlSeconds = 24 * 3600;

/** A change of one task. With `expectedVersion`, only if the task has this version. */
type TaskUpdate = { taskId: TaskId; change: TaskChange; expectedVersion?: number };

type Deps = { tasks: TaskStore; newId: NewId; clock: Clock };

/** Returns the functions for tasks. Users read and change their own tasks only. */
export function createTasks({ tasks, newId, clock }: Deps) {
  /**
   * Creates a task. A repeated request with the same idempotency key returns the first result, also after the
   * task was changed or deleted.
   * @throws `idempotency_key_reused` if the key was used with other input
   */
  async function create(
    { principal: { userId }, caller }: Context,
    { task: input, idempotencyKey: key }: { task: NewTask; idempotencyKey?: string },
  ): Promise<Task> {
    const taskId = newId("tsk");
    // Derived from the id, so that both sort in the same order.
    const createdAt = new Date(idTimeMs(taskId)).toISOString();
    const task = { userId, taskId, ...input, createdAt, updatedAt: createdAt, version: 1 };
    const nowSeconds = Math.floor(clock() / 1000);
    const idempotency =
      key === undefined
        ? undefined
        : { key, nowSeconds, expiresAt: nowSeconds + idempotencyTtlSeconds };
    const stored = await tasks.create(task, caller, idempotency);
    if (stored === "key_reused") throw new ProblemError("idempotency_key_reused");
    return toTask(stored);
  }

  /** Returns a task of the caller. @throws `not_found`, also for a task of another user */
  async function get({ principal }: Context, { taskId }: { taskId: TaskId }): Promise<Task> {
    const task = await tasks.get(principal.userId, taskId);
    if (!task) throw new ProblemError("not_found");
    return toTask(task);
  }

  /** Lists the caller's tasks by page, newest first. */
  async function list(
    { principal }: Context,
    { cursor, ...query }: Omit<TaskQuery, "before"> & { cursor?: string },
  ): Promise<TaskPage> {
    const { tasks: page, next } = await tasks.list(principal.userId, {
      ...query,
      before: cursor,
    });
    return { items: page.map(toTask), nextCursor: next };
  }

  /**
   * Changes the fields in `change`; `null` removes a field.
   * @throws `not_found`, `precondition_failed`
   */
  async function update(
    { principal: { userId }, caller }: Context,
    { taskId, change, expectedVersion: version }: TaskUpdate,
  ): Promise<Task> {
    const target = { userId, taskId, version };
    const isEmpty = Object.values(change).every((value) => value === undefined);
    const updatedAt = new Date(clock()).toISOString();
    const outcome = isEmpty
      ? await getUnchanged(target)
      : await tasks.update(target, { ...change, updatedAt }, caller);
    if (outcome === "missing") throw new ProblemError("not_found");
    if (outcome === "stale") throw new ProblemError("precondition_failed");
    return toTask(outcome);
  }

  async function getUnchanged({
    userId,
    taskId,
    version,
  }: {
    userId: UserId;
    taskId: TaskId;
    version?: number;
  }): ReturnType<TaskStore["update"]> {
    const task = await tasks.get(userId, taskId);
    if (!task) return "missing";
    return version === undefined || version === task.version ? task : "stale";
  }

  /** Deletes a task. @throws `not_found`, also if it was deleted already */
  async function remove(
    { principal, caller }: Context,
    { taskId }: { taskId: TaskId },
  ): Promise<void> {
    const removed = await tasks.remove(principal.userId, taskId, clock(), caller);
    if (!removed) throw new ProblemError("not_found");
  }

  /** Returns all tasks of a user, for the export of personal data. */
  async function collect(userId: UserId): Promise<{ tasks: Task[] }> {
    const all: Task[] = [];
    let before: string | undefined;
    do {
      const page = await tasks.list(userId, { limit: 100, before });
      all.push(...page.tasks.map(toTask));
      before = page.next;
    } while (before);
    return { tasks: all };
  }

  /** Returns whether a user has tasks. */
  async function hasContent(userId: UserId): Promise<boolean> {
    const page = await tasks.list(userId, { limit: 1 });
    return page.tasks.length > 0 || page.next !== undefined;
  }

  /** Deletes all data of a user. Idempotent. */
  const erase = (userId: UserId): Promise<void> => tasks.removeAll(userId);

  return { create, get, list, update, remove, collect, hasContent, erase };
}
export type Tasks = ReturnType<typeof createTasks>;
