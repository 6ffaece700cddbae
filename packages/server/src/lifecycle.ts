import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What keeps the program from starting, in one sentence that says what to do. */
export class StartupError extends Error {
  override name = "StartupError";
}

/** The folder that holds package.json and, if there is one, `.env`. */
export const projectRoot = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * Runs an entry with the variables of `.env` (what the shell sets comes first). What keeps it from its
 * work is one clear message and exit code 1.
 */
export async function runEntry(entry: () => Promise<void>): Promise<void> {
  try {
    if (existsSync(`${projectRoot}.env`)) process.loadEnvFile(`${projectRoot}.env`);
    await entry();
  } catch (error) {
    console.error(isExpected(error) ? error.message : error);
    process.exit(1);
  }
}

/** By name: to load where they come from would have every command load everything. */
const ours = new Set(["StartupError", "ConfigError", "SetupError"]);

/** Ours, or an option that a command does not know: Node's sentence about that says enough. */
const isExpected = (error: unknown): error is Error =>
  error instanceof Error &&
  (ours.has(error.name) || String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE"));

/**
 * Calls `stop` when someone wants this process to end: by a signal, or by ending the npm that runs
 * it. npm passes a signal on to its shell only, which ends without a word to us. The first call counts.
 * @param environment tells whether npm runs it
 */
export function onStop(environment: Record<string, unknown>, stop: () => Promise<void>): void {
  let started = false;
  const begin = () => {
    if (!started) void stop();
    started = true;
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, begin);
  // Set when we were forked: whoever did it is gone.
  process.on("disconnect", begin);
  if (environment["npm_lifecycle_event"]) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && begin(), 250).unref();
  }
}
