import type { Log } from "./ports.ts";

/**
 * Waits for work that follows the write by which a request has happened, such as the deletion of items that this
 * write has invalidated. A failure is logged and does not fail the request: a client would repeat it.
 * @returns the result of the work; undefined if it failed
 */
export const tolerateFailure = <T>(log: Log, work: Promise<T>): Promise<T | undefined> =>
  work.catch((err: unknown) => {
    log.warn({ err }, "cleanup after a change failed");
    return undefined;
  });
