import type { StoredTask } from "@latch/core";
import { toBase64Url } from "../../crypto/base64url.ts";

/**
 * The item of an idempotency key. It contains no text of the task, which may be deleted before the item
 * expires. A repeated request contains the text.
 */
type CurrentItem = { createdTaskId: StoredTask["taskId"]; createdAt: string; inputHash: string };

/** The item of an idempotency key in release 0.2 and before: the task as it was created. */
type FormerItem = { task: StoredTask };

export type IdempotencyItem = CurrentItem | FormerItem;

/** Returns what the item of an idempotency key stores of a new task. */
export const toIdempotencyItem = async (task: StoredTask): Promise<CurrentItem> => ({
  createdTaskId: task.taskId,
  createdAt: task.createdAt,
  inputHash: await hashInput(task.taskId, task),
});

/**
 * Returns the task that the first request with a key created, as it was created.
 * @param again the task that a repeated request would create
 * @returns `key_reused` if the first request had other input
 */
export async function firstTask(
  item: IdempotencyItem,
  again: StoredTask,
): Promise<StoredTask | "key_reused"> {
  if ("task" in item) {
    const isSame = canonicalInput(item.task) === canonicalInput(again);
    return isSame ? item.task : "key_reused";
  }
  const { createdTaskId: taskId, createdAt, inputHash } = item;
  if ((await hashInput(taskId, again)) !== inputHash) return "key_reused";
  return { ...again, taskId, createdAt, updatedAt: createdAt };
}

const canonicalInput = ({ title, description, status, dueAt }: StoredTask): string =>
  JSON.stringify([title, description ?? null, status, dueAt ?? null]);

/**
 * Hashes the input of a task by SHA-256, with the id of the first task as the salt. The process that serves
 * only tasks has no keys for a keyed hash.
 */
async function hashInput(salt: string, task: StoredTask): Promise<string> {
  const bytes = new TextEncoder().encode(`${salt} ${canonicalInput(task)}`);
  return toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
