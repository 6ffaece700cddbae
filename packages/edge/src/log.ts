import type { Log } from "@latch/core";

const levels = ["debug", "info", "warn", "error", "silent"] as const;
type Level = (typeof levels)[number];

/**
 * Creates a log that writes JSON lines, in the format of the other runtimes, to the console, which
 * the edge collects.
 */
export function createConsoleLog(minLevel: Level): Log {
  const write =
    (level: Exclude<Level, "silent" | "debug">) =>
    ({ err, ...fields }: Record<string, unknown>, msg: string): void => {
      if (levels.indexOf(level) < levels.indexOf(minLevel)) return;
      const time = new Date().toISOString();
      console[level](
        JSON.stringify({ level, time, ...fields, err: err && serializeError(err), msg }),
      );
    };
  return { info: write("info"), warn: write("warn"), error: write("error") };
}

const serializeError = (err: unknown): unknown =>
  err instanceof Error
    ? {
        type: err.name,
        message: err.message,
        stack: err.stack,
        cause: err.cause && serializeError(err.cause),
      }
    : String(err);
