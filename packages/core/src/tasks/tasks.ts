import type { NewTask, Task, TaskChange, TaskId, TaskPage, UserId } from "@latch/contract";
import type { Context } from "../shared/context.ts";
import { type Ids, idTimeMs } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { type StoredTask, type TaskQuery, type TaskStore, toTask } from "./task.ts";

/** Seconds for which an idempotency key is remembered. */
const idempotencySeconds = 24 * 3600;

/** A change of one task; `expectedVersion` is the one it is based on, if that matters. */
type TaskUpdate = { taskId: TaskId; change: TaskChange; expectedVersion?: number };

type Deps = { tasks: TaskStore; ids: Ids; clock: Clock };

/** What people have to do. Everybody sees and changes their own tasks only. */
export function createTasks({ tasks, ids, clock }: Deps) {
  /**
   * Makes a task; with a key it was used with before, answers the first answer again.
   * @throws `idempotency_key_reused` when that was for something else
   */
  async function create(
    { principal: { userId }, caller }: Context,
    { task: given, idempotencyKey: key }: { task: NewTask; idempotencyKey?: string },
  ): Promise<Task> {
    const taskId = ids("tsk");
    // Of the id, so that both say the same about what is newer.
    const createdAt = new Date(idTimeMs(taskId)).toISOString();
    const task = { userId, taskId, ...given, createdAt, updatedAt: createdAt, version: 1 };
    const nowSeconds = Math.floor(clock() / 1000);
    const idempotency =
      key === undefined
        ? undefined
        : { key, nowSeconds, expiresAt: nowSeconds + idempotencySeconds };
    const made = await tasks.create(task, caller, idempotency);
    if (!isMadeOf(made, given)) throw new ProblemError("idempotency_key_reused");
    return toTask(made);
  }

  /** @throws `not_found`, also for a task of someone else */
  async function get({ principal }: Context, { taskId }: { taskId: TaskId }): Promise<Task> {
    const task = await tasks.get(principal.userId, taskId);
    if (!task) throw new ProblemError("not_found");
    return toTask(task);
  }

  /** One page of a person's tasks, newest first. */
  async function list(
    { principal }: Context,
    { cursor, ...query }: Omit<TaskQuery, "before"> & { cursor?: string },
  ): Promise<TaskPage> {
    const { tasks: found, next } = await tasks.list(principal.userId, {
      ...query,
      before: cursor,
    });
    return { items: found.map(toTask), nextCursor: next };
  }

  /**
   * Changes what is given; `null` takes a thing away.
   * @throws `not_found`, `precondition_failed`
   */
  async function update(
    { principal: { userId }, caller }: Context,
    { taskId, change, expectedVersion: version }: TaskUpdate,
  ): Promise<Task> {
    const named = { userId, taskId, version };
    const nothing = Object.values(change).every((value) => value === undefined);
    const updatedAt = new Date(clock()).toISOString();
    const outcome = nothing
      ? await unchanged(named)
      : await tasks.update(named, { ...change, updatedAt }, caller);
    if (outcome === "missing") throw new ProblemError("not_found");
    if (outcome === "stale") throw new ProblemError("precondition_failed");
    return toTask(outcome);
  }

  async function unchanged({
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

  /** @throws `not_found`, also when it was deleted already */
  async function remove(
    { principal, caller }: Context,
    { taskId }: { taskId: TaskId },
  ): Promise<void> {
    const removed = await tasks.remove(principal.userId, taskId, clock(), caller);
    if (!removed) throw new ProblemError("not_found");
  }

  /** All tasks of a person, for the export of what is stored about them. */
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

  /** Deletes all that stands under a person. Can be done twice. */
  const erase = (userId: UserId): Promise<void> => tasks.removeAll(userId);

  return { create, get, list, update, remove, collect, erase };
}
export type Tasks = ReturnType<typeof createTasks>;

const isMadeOf = (task: StoredTask, given: NewTask): boolean =>
  (["title", "description", "status", "dueAt"] as const).every(
    (field) => task[field] === given[field],
  );
