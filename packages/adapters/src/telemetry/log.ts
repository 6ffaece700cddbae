import type { Log } from "@latch/core";
import { destination, pino, stdTimeFunctions } from "pino";
import { currentTraceId } from "./trace-scope.ts";

/** The maximum number of buffered characters. */
const maxBufferedLength = 16 * 1024;

type Options = {
  /**
   * Milliseconds for which lines without an `event` may be buffered: on a busy server, writing is a
   * sixth of the cost of a request. Buffered lines are lost if the process is killed.
   */
  bufferMs?: number;
};

/**
 * Creates a log that writes JSON lines to standard output, with level names and ISO times. Without
 * buffering, each line is written synchronously, so that none is lost in a process that is frozen,
 * as on Lambda, or killed.
 */
export function createLog(level: string, { bufferMs = 0 }: Options = {}): Log {
  // Synchronous: passing lines to another thread costs more CPU.
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
  // Formatting a time costs more than many requests: once a millisecond is enough.
  let now = 0;
  let time = "";
  let buffered = "";
  const flush = () => {
    if (buffered) output.write(buffered);
    buffered = "";
  };
  if (bufferMs > 0) process.once("exit", flush);

  return {
    /**
     * Each request logs one line, and pino takes several times as long for it. The fields are plain
     * values; only warnings and errors have an `err`.
     */
    info(fields, message) {
      if (!enabled) return;
      if (now !== Date.now()) {
        now = Date.now();
        time = new Date(now).toISOString();
      }
      const line = { level: "info", time, traceId: currentTraceId(), ...fields, msg: message };
      if (buffered === "" && bufferMs > 0) setTimeout(flush, bufferMs);
      buffered += `${JSON.stringify(line)}\n`;
      if (bufferMs === 0 || fields["event"] || buffered.length > maxBufferedLength) flush();
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
