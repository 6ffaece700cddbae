import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { bindPort } from "@latch/server/bind-port";
import { StartupError } from "@latch/server/lifecycle";
import type { Emulator } from "./emulator.ts";
import { findEmulator } from "./find-emulator.ts";
import { type Host, readHost } from "./host.ts";
import { tryLock } from "./lock.ts";

/** A DynamoDB on this machine. */
export type LocalDynamo = {
  endpoint: string;
  /** Resolves when the emulator ends unexpectedly. Never resolves for an emulator of another process. */
  lost: Promise<void>;
  stop(): Promise<void>;
};

/** The content of `dynamodb.json` in the data folder: the emulator that uses the folder. */
type EmulatorRecord = {
  endpoint: string;
  pid: number;
  /** The id of the process that started the emulator. */
  owner: number;
  /** Whether other processes may use the emulator, because its owner runs until it is stopped. */
  shared: boolean;
};

/** Milliseconds to wait for a native emulator to start, and for another process to release the folder. */
const timeoutsMs = { start: 15_000, folder: 3_000 };

/**
 * Starts the embedded DynamoDB on a free port of the loopback interface.
 * @param environment contains the PATH, and what npm needs to fetch an emulator
 * @param folder the folder of the data; without one, the data is lost when the emulator stops
 * @throws StartupError when the emulator does not start
 */
export async function startDynamo(
  environment: Host["environment"],
  folder?: string,
  { shared = false, emulator }: { shared?: boolean; emulator?: Emulator } = {},
): Promise<LocalDynamo> {
  const port = await freePort();
  const run = emulator ?? (await findEmulator(readHost(environment)));
  const file = folder && join(folder, "dynamodb.sqlite");
  const { command, args, startMs = timeoutsMs.start } = run({ port, file });
  const child = spawn(command, args, {
    stdio: ["ignore", "ignore", "pipe"],
    // Detached, so that Ctrl-C reaches only this process, which stops the API before the database.
    detached: true,
    // A detached program of Windows would open a console window.
    windowsHide: true,
  });
  const kill = () => child.kill();
  process.on("exit", kill);
  let errorOutput = "";
  child.stderr.on("data", (chunk) => {
    errorOutput = (errorOutput + chunk).slice(-2000);
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", ({ message }) => {
      errorOutput += message;
      resolve();
    });
  });
  const recordFile = folder && recordPath(folder);
  if (recordFile && child.pid) {
    const running: EmulatorRecord = { endpoint, pid: child.pid, owner: process.pid, shared };
    writeFileSync(recordFile, JSON.stringify(running), { mode: 0o600 });
  }
  const deadline = AbortSignal.timeout(startMs);
  await Promise.race([
    waitUntil(() => isReachable(endpoint), deadline),
    ended.then(() => {
      throw new StartupError(`The embedded DynamoDB did not start: ${errorOutput.trim()}`);
    }),
  ]);
  if (deadline.aborted) {
    kill();
    throw new StartupError(
      `The embedded DynamoDB did not respond within ${startMs / 1000} seconds.`,
    );
  }

  let stopping = false;
  return {
    endpoint,
    lost: new Promise((resolve) => ended.then(() => stopping || resolve())),
    async stop() {
      stopping = true;
      kill();
      await ended;
      process.off("exit", kill);
      if (recordFile) rmSync(recordFile, { force: true });
    },
  };
}

/**
 * Opens the embedded DynamoDB of a folder, and starts it unless it is already running. One process owns a folder: others
 * use its emulator if it is shared (`npm run dev`), or wait until the owner releases the folder.
 * @param options.owner whether this process must be the owner
 * @param options.shared whether other processes may use the emulator of this process, which must call `stop`
 * @throws StartupError when another process does not release the folder
 */
export async function openDynamo(
  environment: Host["environment"],
  folder: string,
  {
    owner,
    shared = owner,
    waitMs = timeoutsMs.folder,
  }: { owner: boolean; shared?: boolean; waitMs?: number },
): Promise<LocalDynamo> {
  const deadlineMs = performance.now() + waitMs;
  for (;;) {
    const release = tryLock(folder);
    if (release) return startOwnDynamo(environment, folder, { shared, release });
    const running = readRecord(folder);
    if (!owner && running?.shared && (await isReachable(running.endpoint))) {
      return { endpoint: running.endpoint, lost: never, stop: async () => {} };
    }
    if (performance.now() > deadlineMs) {
      throw new StartupError(
        `${folder} is in use by ${running ? `process ${running.owner}` : "another process"}. Stop that process, or set LATCH_DATA_DIR to another folder.`,
      );
    }
    await delay(25);
  }
}

async function startOwnDynamo(
  environment: Host["environment"],
  folder: string,
  { shared, release }: { shared: boolean; release: () => void },
): Promise<LocalDynamo> {
  try {
    // Exits on a signal, so that the exit listener stops the emulator of an interrupted command.
    if (!shared)
      for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
    await stopOrphan(folder);
    const dynamo = await startDynamo(environment, folder, { shared });
    return { ...dynamo, stop: () => dynamo.stop().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Stops an emulator that was left running when its owner was killed. Call it only with the lock of the
 * folder.
 */
async function stopOrphan(folder: string): Promise<void> {
  const orphan = readRecord(folder);
  if (!orphan) return;
  // Both must match: the process id alone may have been reused.
  if (isAlive(orphan.pid) && (await isReachable(orphan.endpoint))) {
    process.kill(orphan.pid);
    await waitUntil(
      async () => !(await isReachable(orphan.endpoint)),
      AbortSignal.timeout(timeoutsMs.folder),
    );
  }
  rmSync(recordPath(folder), { force: true });
}

const recordPath = (folder: string): string => join(folder, "dynamodb.json");

function readRecord(folder: string): EmulatorRecord | undefined {
  try {
    return JSON.parse(readFileSync(recordPath(folder), "utf8"));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Finds a free port, because the emulator does not report the port that it would choose. */
async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await bindPort(probe, { port: 0, host: "127.0.0.1" });
  probe.close();
  await once(probe, "close");
  return port;
}

async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  deadline: AbortSignal,
): Promise<void> {
  while (!(await condition()) && !deadline.aborted) await delay(5);
}

/** Returns whether the endpoint responds, with any status. */
const isReachable = (endpoint: string): Promise<boolean> =>
  fetch(endpoint, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  );

const never = new Promise<void>(() => {});
