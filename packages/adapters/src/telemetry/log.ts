import type { Log } from "@latch/core";
import { destination, pino, stdTimeFunctions } from "pino";
import { currentTraceId } from "./trace-scope.ts";

/** Characters that wait at the most. */
const maxWaiting = 16 * 1024;

type Options = {
  /**
   * Milliseconds for which lines without an `event` may wait for more of them: on a busy server
   * writing is a sixth of what a request costs. Who is killed meanwhile loses them.
   */
  gatherMs?: number;
};

/**
 * JSON lines on standard output, with words for levels and ISO times. Unless they are gathered, each
 * is written before going on: none is lost in a process that is frozen, as on Lambda, or killed.
 */
export function createLog(level: string, { gatherMs = 0 }: Options = {}): Log {
  // In this thread: handing lines to another one costs more CPU.
  const output = destination({ sync: true });
  const log = pino(
    {
      level,
      base: undefined,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ traceId: currentTraceId() }),
    },
    output,
  );
  const enabled = log.isLevelEnabled("info");
  // Writing a time as text takes longer than many a request: once a millisecond is enough.
  let now = 0;
  let time = "";
  let waiting = "";
  const flush = () => {
    if (waiting) output.write(waiting);
    waiting = "";
  };
  if (gatherMs > 0) process.once("exit", flush);

  return {
    /**
     * There is one for every request, and pino's way to the same line takes several times as long:
     * these fields hold plain values, only warnings and errors have an `err`.
     */
    info(fields, message) {
      if (!enabled) return;
      if (now !== Date.now()) {
        now = Date.now();
        time = new Date(now).toISOString();
      }
      const line = { level: "info", time, traceId: currentTraceId(), ...fields, msg: message };
      if (waiting === "" && gatherMs > 0) setTimeout(flush, gatherMs);
      waiting += `${JSON.stringify(line)}\n`;
      if (gatherMs === 0 || fields["event"] || waiting.length > maxWaiting) flush();
    },
    warn(fields, message) {
      flush();
      log.warn(fields, message);
    },
    error(fields, message) {
      flush();
      log.error(fields, message);
    },
  };
}
