import type { Log } from "./ports.ts";

/**
 * Waits for work that follows the write by which a request has happened, such as the deletion of items that this
 * write has invalidated. A failure is logged and does not fail the request: a client would repeat it.
 */
export async function tolerateFailure(log: Log, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (err) {
    log.warn({ err }, "cleanup after a change failed");
  }
}
