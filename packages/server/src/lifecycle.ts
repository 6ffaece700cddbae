import { existsSync } from "node:fs";
import { projectRoot } from "./places.ts";

/** An error that prevents the start. Its message is one sentence with the solution for the operator. */
export class StartupError extends Error {
  override name = "StartupError";
}

/** The first version of Node that runs all of the project, as in bin/launch.js. */
const oldestNodeMajor = 24;

/**
 * Runs an entry with the variables of `.env`; variables of the shell take precedence. When the entry
 * throws, it prints the error and exits with code 1. For an expected error, it prints only the message.
 */
export async function runEntry(entry: () => Promise<void>): Promise<void> {
  try {
    checkNode(process.versions.node);
    if (existsSync(`${projectRoot}.env`)) process.loadEnvFile(`${projectRoot}.env`);
    await entry();
  } catch (error) {
    console.error(isExpected(error) ? error.message : error);
    process.exit(1);
  }
}

/** Rejects a Node that reads TypeScript files but is too old for the project. @throws StartupError */
export function checkNode(version: string): void {
  if (Number.parseInt(version, 10) >= oldestNodeMajor) return;
  throw new StartupError(
    `Latch needs Node ${oldestNodeMajor} or later, and this is Node ${version}. Start it with \`npm run\` or \`npx latch\`, which use the Node that \`npm ci\` installs. Or install Node ${oldestNodeMajor}.`,
  );
}

/** The names of expected errors. Importing their classes would make every command load their modules. */
const expectedErrors = new Set(["StartupError", "ConfigError", "SetupError"]);

/**
 * Returns whether the message of an error is enough for the operator. `ERR_PARSE…` is Node's error for
 * an unknown option.
 */
const isExpected = (error: unknown): error is Error =>
  error instanceof Error &&
  (expectedErrors.has(error.name) ||
    String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE"));

/**
 * Calls `stop` once when the process should end: at a signal, or when the npm process that runs it ends.
 * npm passes a signal to its shell only, and the shell ends without a signal to this process.
 * @param environment contains `npm_lifecycle_event` when npm runs the process
 */
export function onStop(
  environment: Record<string, unknown>,
  stop: (signal?: NodeJS.Signals) => Promise<void>,
): void {
  let started = false;
  const stopOnce = (signal?: NodeJS.Signals) => {
    if (!started) void stop(signal);
    started = true;
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, stopOnce);
  // Emitted in a forked process when its parent has ended.
  process.on("disconnect", () => stopOnce());
  if (environment["npm_lifecycle_event"]) {
    const parent = process.ppid;
    // On Windows, the id of the parent stays the same when the parent ends.
    const hasEnded = () => process.ppid !== parent || !isAlive(parent);
    setInterval(() => hasEnded() && stopOnce(), 250).unref();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // The process of another user exists.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
