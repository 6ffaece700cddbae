import type { Log } from "@latch/core";
import type { Refusal } from "./request-admission.ts";

/** Milliseconds between two lines while requests are refused. */
const intervalMs = 10_000;

/**
 * Creates a function that logs refused requests: the first one at once, and then their number every ten seconds. A line
 * for each would cost more than the refusal.
 */
export function createRefusalLog(log: Log): (refusal: Refusal) => void {
  let count = 0;
  let last: Refusal | undefined;
  let timer: NodeJS.Timeout | undefined;

  function write(): void {
    if (!last) {
      clearInterval(timer);
      timer = undefined;
      return;
    }
    const { reason, inProgress, lagMs } = last;
    log.warn(
      { event: "requests.shed", count, reason, inProgress, lagMs: Math.round(lagMs) },
      "the server is overloaded and refuses requests",
    );
    count = 0;
    last = undefined;
  }

  return (refusal) => {
    count += 1;
    last = refusal;
    if (timer) return;
    write();
    timer = setInterval(write, intervalMs).unref();
  };
}
