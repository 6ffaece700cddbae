import { AsyncLocalStorage } from "node:async_hooks";

type Limit = { endsAtMs: number; signal: AbortSignal };

const limits = new AsyncLocalStorage<Limit>();

/** The error of a call that no time is left for. The AWS SDK does not retry an error of this name. */
class TimeLimitError extends Error {
  override name = "AbortError";

  constructor() {
    super("No time is left");
  }
}

/**
 * Runs `work` with a limit for the calls that it makes: `currentTimeLimit` aborts them. A limit within another one
 * ends with it at the latest. `work` itself continues after its calls have failed.
 */
export async function limitTime<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const nowMs = performance.now();
  const outerMs = limits.getStore()?.endsAtMs ?? Number.POSITIVE_INFINITY;
  const endsAtMs = Math.min(nowMs + milliseconds, outerMs);
  const controller = new AbortController();
  const abort = () => controller.abort(new TimeLimitError());
  const timer = setTimeout(abort, Math.max(0, endsAtMs - nowMs));
  try {
    return await limits.run({ endsAtMs, signal: controller.signal }, work);
  } finally {
    clearTimeout(timer);
  }
}

/** Returns the milliseconds until the calls of the surrounding `limitTime` are aborted. */
export const timeLeftMs = (): number =>
  (limits.getStore()?.endsAtMs ?? Number.POSITIVE_INFINITY) - performance.now();

/** Returns the signal that aborts when no time is left; undefined without a limit. */
export const currentTimeLimit = (): AbortSignal | undefined => limits.getStore()?.signal;
