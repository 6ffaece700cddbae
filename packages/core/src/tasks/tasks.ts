import type { NewTask, Task, TaskChange, TaskId, TaskPage, UserId } from "@latch/contract";
import type { CollectPage } from "../accounts/personal-data-source.ts";
import type { Context } from "../shared/context.ts";
import { idTimeMs, type NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import { meetsPrecondition, type Precondition } from "../shared/precondition.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StepOutcome } from "../shared/work-limit.ts";
import { type StoredTask, type TaskQuery, type TaskStore, toTask } from "./task.ts";

/** How long an idempotency key is kept. */
const idempotencyTtlSeconds = 24 * 3600;

/** A write to one task, whose version must meet a precondition. */
type TaskWrite = { taskId: TaskId; precondition?: Precondition };

/** The maximum number of attempts to write a task while other requests change it. */
const maxAttempts = 5;

type Deps = {
  tasks: TaskStore;
  newId: NewId;
  clock: Clock;
  /** The maximum number of open tasks of a user. Tests reduce it. */
  maxOpen?: number;
};

/** The maximum number of open tasks of a user. */
const defaultMaxOpen = 10_000;

/** Returns the functions for tasks. Users read and change their own tasks only. */
export function createTasks({ tasks, newId, clock, maxOpen = defaultMaxOpen }: Deps) {
  const reserveOpen = (userId: UserId): Promise<boolean> =>
    tasks.reserveOpen(userId, maxOpen, clock());

  const tooManyTasks = () =>
    new ProblemError("too_many_tasks", { detail: `At most ${maxOpen} open tasks` });

  /**
   * Creates a task. A repeated request with the same idempotency key returns the first result, also after the
   * task was changed or deleted.
   * @throws `idempotency_key_reused` if the key was used with other input, `too_many_tasks`
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
    const isAllowed = task.status === "done" || (await reserveOpen(userId));
    const stored = isAllowed
      ? await tasks.create(task, caller, idempotency)
      : idempotency && (await tasks.findCreated(task, idempotency));
    if (stored === undefined) throw tooManyTasks();
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
   * @throws `not_found`, `precondition_failed`, `too_many_tasks` for a task that would be open again
   */
  async function update(
    { principal: { userId }, caller }: Context,
    { taskId, change, precondition }: TaskWrite & { change: TaskChange },
  ): Promise<Task> {
    const isEmpty = Object.values(change).every((value) => value === undefined);
    const updatedAt = new Date(clock()).toISOString();
    const isOpened = change.status !== undefined && change.status !== "done";
    if (isOpened && !(await reserveOpen(userId))) {
      const { status } = (await tasks.get(userId, taskId)) ?? {};
      if (status === "done") throw tooManyTasks();
    }
    const updated = await writeIf({ userId, taskId }, precondition, (target) =>
      isEmpty ? getUnchanged(target) : tasks.update(target, { ...change, updatedAt }, caller),
    );
    return toTask(updated);
  }

  /**
   * Writes a task whose version meets a precondition. One version is a condition of the write itself. For a
   * list of versions it reads the task first, and starts again if another request changes the task meanwhile.
   * @throws `not_found`, `precondition_failed`
   */
  async function writeIf<Done extends StoredTask | "removed">(
    { userId, taskId }: { userId: UserId; taskId: TaskId },
    precondition: Precondition = {},
    write: (target: {
      userId: UserId;
      taskId: TaskId;
      version?: number;
    }) => Promise<Done | "missing" | "stale">,
  ): Promise<Done> {
    const { match, noneMatch } = precondition;
    const isRead = noneMatch !== undefined || (match !== undefined && match.length !== 1);
    for (let attempt = 0; attempt < (isRead ? maxAttempts : 1); attempt++) {
      const read = isRead ? await tasks.get(userId, taskId) : undefined;
      if (isRead && !read) throw new ProblemError("not_found");
      if (read && !meetsPrecondition(read.version, precondition)) break;
      const version = read ? read.version : match?.[0];
      const outcome = await write({ userId, taskId, version });
      if (outcome === "missing") throw new ProblemError("not_found");
      if (outcome !== "stale") return outcome;
    }
    throw new ProblemError("precondition_failed");
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

  /** Deletes a task. @throws `not_found`, also if it was deleted already; `precondition_failed` */
  async function remove(
    { principal: { userId }, caller }: Context,
    { taskId, precondition }: TaskWrite,
  ): Promise<void> {
    await writeIf({ userId, taskId }, precondition, (target) =>
      tasks.remove(target, clock(), caller),
    );
  }

  /** Reads the tasks of a user, for the export of personal data. */
  const collectTasks: CollectPage = async (userId, page) => {
    const { tasks: found, next } = await tasks.list(userId, page);
    return { items: found.map((task) => ({ id: task.taskId, value: toTask(task) })), next };
  };

  /** Returns whether a user has tasks. */
  async function hasContent(userId: UserId): Promise<boolean> {
    const page = await tasks.list(userId, { limit: 1 });
    return page.tasks.length > 0 || page.next !== undefined;
  }

  /** Deletes some of the data of a user. */
  const eraseSome = (userId: UserId): Promise<StepOutcome> => tasks.removeSome(userId);

  const collectPages = { tasks: collectTasks };

  return { create, get, list, update, remove, collectPages, hasContent, eraseSome };
}
export type Tasks = ReturnType<typeof createTasks>;
