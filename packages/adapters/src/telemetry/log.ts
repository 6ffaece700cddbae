import type { Log } from "@latch/core";
import { toErrorFields } from "./error-fields.ts";
import { openStandardOutput } from "./standard-output.ts";
import { currentTraceId } from "./trace-scope.ts";

/** The levels that are written, from the lowest. */
const levels = ["info", "warn", "error"] as const;
type Level = (typeof levels)[number];

/** The levels from which on lines are written. */
const firstLevels: Record<string, number> = { debug: 0, info: 0, warn: 1, error: 2 };

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
 * as on Lambda, or killed. It uses no library: decision 0028.
 */
export function createLog(level: string, { bufferMs = 0 }: Options = {}): Log {
  const output = openStandardOutput();
  const firstLevel = firstLevels[level] ?? levels.length;
  // Formatting a time costs more than many requests: once a millisecond is enough.
  let now = 0;
  let time = "";
  let buffered = "";
  const flush = () => {
    if (buffered) output.write(buffered);
    buffered = "";
  };
  if (bufferMs > 0) process.once("exit", flush);

  function toLine(name: Level, fields: Record<string, unknown>, message: string) {
    if (now !== Date.now()) {
      now = Date.now();
      time = new Date(now).toISOString();
    }
    return { level: name, time, traceId: currentTraceId(), ...fields, msg: message };
  }

  /** Writes a line at once, with an error as its fields. */
  function writeNow(name: Level, fields: Record<string, unknown>, message: string): void {
    if (levels.indexOf(name) < firstLevel) return;
    flush();
    const line = toLine(name, fields, message);
    const err = "err" in fields ? { err: toErrorFields(fields["err"]) } : {};
    output.write(`${JSON.stringify({ ...line, ...err })}\n`);
  }

  return {
    /** Each request logs one line. Its fields are plain values. */
    info(fields, message) {
      if (firstLevel > 0) return;
      const line = `${JSON.stringify(toLine("info", fields, message))}\n`;
      if (buffered === "" && bufferMs > 0) setTimeout(flush, bufferMs);
      buffered += line;
      if (bufferMs === 0 || fields["event"] || buffered.length > maxBufferedLength) flush();
    },
    warn: (fields, message) => writeNow("warn", fields, message),
    error: (fields, message) => writeNow("error", fields, message),
  };
}
