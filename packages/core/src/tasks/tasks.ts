import type { NewTask, Task, TaskChange, TaskPage, TaskStatus } from "@latch/contract";
import { type Ids, idTime } from "../shared/ids.ts";
import type { Caller, Clock, Principal } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";

/** A task as the store keeps it, under the person whose it is. */
export type StoredTask = {
  userId: string;
  taskId: string;
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
export type Once = { key: string; now: number; expiresAt: number };

/** Tasks, each under its person. Reads are strongly consistent. */
export interface TaskStore {
  /**
   * One write: the task and, with `once`, the record of its key, or neither.
   * @returns the task, or the one that the same key made before, as it was made
   */
  create(task: StoredTask, caller: Caller, once?: Once): Promise<StoredTask>;
  get(userId: string, taskId: string): Promise<StoredTask | undefined>;
  /** Newest first. With a filter it looks at so many tasks at the most; `next` goes on from there. */
  list(userId: string, query: TaskQuery): Promise<{ tasks: StoredTask[]; next?: string }>;
  /** One conditional write; `version` is the one it has to be, if it matters. */
  update(
    task: { userId: string; taskId: string; version?: number },
    change: TaskChange & { updatedAt: string },
    caller: Caller,
  ): Promise<StoredTask | "missing" | "stale">;
  /**
   * One conditional write, which leaves for a while that the task was deleted and by whom, for the
   * change stream; for everybody else it is gone.
   * @returns whether it was there
   */
  remove(userId: string, taskId: string, now: number, caller: Caller): Promise<boolean>;
  /** All that stands under a person. */
  removeAll(userId: string): Promise<void>;
}

/** Seconds for which an idempotency key is remembered. */
const remembered = 24 * 3600;

type Deps = { tasks: TaskStore; ids: Ids; clock: Clock };

/** What people have to do. Everybody sees and changes their own tasks only. */
export function createTasks({ tasks, ids, clock }: Deps) {
  /**
   * Makes a task; with a key it was used with before, answers the first answer again.
   * @throws `idempotency_key_reused` when that was for something else
   */
  async function create(
    { userId }: Principal,
    given: NewTask,
    caller: Caller,
    key?: string,
  ): Promise<Task> {
    const taskId = ids("tsk");
    // Of the id, so that both say the same about what is newer.
    const createdAt = new Date(idTime(taskId)).toISOString();
    const task = { userId, taskId, ...given, createdAt, updatedAt: createdAt, version: 1 };
    const now = Math.floor(clock() / 1000);
    const once = key === undefined ? undefined : { key, now, expiresAt: now + remembered };
    const made = await tasks.create(task, caller, once);
    if (!isMadeOf(made, given)) throw new ProblemError("idempotency_key_reused");
    return toTask(made);
  }

  /** @throws `not_found`, also for a task of someone else */
  async function get({ userId }: Principal, taskId: string): Promise<Task> {
    const task = await tasks.get(userId, taskId);
    if (!task) throw new ProblemError("not_found");
    return toTask(task);
  }

  /** One page of a person's tasks, newest first. */
  async function list(
    { userId }: Principal,
    { cursor, ...query }: Omit<TaskQuery, "before"> & { cursor?: string },
  ): Promise<TaskPage> {
    const { tasks: found, next } = await tasks.list(userId, { ...query, before: cursor });
    return { items: found.map(toTask), nextCursor: next };
  }

  /**
   * Changes what is given; `null` takes a thing away.
   * @param ifMatch the `If-Match` of the request
   * @throws `not_found`, `precondition_failed`
   */
  async function update(
    { userId }: Principal,
    taskId: string,
    change: TaskChange,
    caller: Caller,
    ifMatch = "*",
  ): Promise<Task> {
    const version = ifMatch === "*" ? undefined : Number(ifMatch.slice(1, -1));
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
    userId: string;
    taskId: string;
    version?: number;
  }): ReturnType<TaskStore["update"]> {
    const task = await tasks.get(userId, taskId);
    if (!task) return "missing";
    return version === undefined || version === task.version ? task : "stale";
  }

  /** @throws `not_found`, also when it was deleted already */
  async function remove({ userId }: Principal, taskId: string, caller: Caller): Promise<void> {
    const removed = await tasks.remove(userId, taskId, clock(), caller);
    if (!removed) throw new ProblemError("not_found");
  }

  /** All tasks of a person, for the export of what is stored about them. */
  async function collect(userId: string): Promise<{ tasks: Task[] }> {
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
  const erase = (userId: string): Promise<void> => tasks.removeAll(userId);

  return { create, get, list, update, remove, collect, erase };
}
export type Tasks = ReturnType<typeof createTasks>;

const isMadeOf = (task: StoredTask, given: NewTask): boolean =>
  (["title", "description", "status", "dueAt"] as const).every(
    (field) => task[field] === given[field],
  );

const toTask = ({ userId, taskId: id, ...task }: StoredTask): Task => ({
  id,
  title: task.title,
  description: task.description,
  status: task.status,
  dueAt: task.dueAt,
  createdAt: task.createdAt,
  updatedAt: task.updatedAt,
  version: task.version,
});
