import type { Log } from "@latch/core";
import { destination, pino, stdTimeFunctions } from "pino";
import { presentTraceId } from "./trace-scope.ts";

/**
 * JSON lines on standard output, with words for levels and ISO times. Each line is written before
 * going on: none is lost in a process that is frozen or killed, and it costs less CPU than handing
 * lines to another thread.
 */
export function createLog(level: string): Log {
  const output = destination({ sync: true });
  const log = pino(
    {
      level,
      base: undefined,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ traceId: presentTraceId() }),
    },
    output,
  );
  const enabled = log.isLevelEnabled("info");
  // Writing a time as text takes longer than many a request: once a millisecond is enough.
  let now = 0;
  let time = "";
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
      const line = { level: "info", time, traceId: presentTraceId(), ...fields, msg: message };
      output.write(`${JSON.stringify(line)}\n`);
    },
    warn: (fields, message) => log.warn(fields, message),
    error: (fields, message) => log.error(fields, message),
  };
}
