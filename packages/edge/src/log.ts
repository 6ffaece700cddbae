import type { Log } from "@latch/core";

const levels = ["debug", "info", "warn", "error", "silent"] as const;
type Level = (typeof levels)[number];

/** JSON lines as everywhere else, by the console: the edge collects what is written there. */
export function createConsoleLog(minLevel: Level): Log {
  const write =
    (level: Exclude<Level, "silent" | "debug">) =>
    ({ err, ...fields }: Record<string, unknown>, msg: string): void => {
      if (levels.indexOf(level) < levels.indexOf(minLevel)) return;
      const time = new Date().toISOString();
      console[level](JSON.stringify({ level, time, ...fields, err: err && described(err), msg }));
    };
  return { info: write("info"), warn: write("warn"), error: write("error") };
}

const described = (err: unknown): unknown =>
  err instanceof Error
    ? {
        type: err.name,
        message: err.message,
        stack: err.stack,
        cause: err.cause && described(err.cause),
      }
    : String(err);
