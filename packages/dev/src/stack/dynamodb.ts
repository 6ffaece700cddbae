import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { bindPort } from "@latch/server/bind-port";
import { StartupError } from "@latch/server/lifecycle";
import {
  type Emulator,
  findEmulator,
  readHostEnvironment,
  type SearchPath,
} from "./find-emulator.ts";
import { tryLock } from "./lock.ts";

/** A DynamoDB on this machine. */
export type LocalDynamo = {
  endpoint: string;
  /** Settles when it ended without being asked to; never for one that someone else started. */
  lost: Promise<void>;
  stop(): Promise<void>;
};

/** What `dynamodb.json` beside the data says about the emulator that runs over it. */
type Running = {
  endpoint: string;
  pid: number;
  /** The process that started it. */
  owner: number;
  /** Whether its owner stays until it is stopped, so that others may use it meanwhile. */
  shared: boolean;
};

/** Milliseconds: for an emulator to answer, and for another process to finish with a folder. */
const timeoutsMs = { start: 15_000, folder: 3_000 };

/**
 * Starts the embedded DynamoDB on a free port of the loopback interface.
 * @param environment says where programs are
 * @param folder keeps the data there; without one it is gone at the end
 */
export async function startDynamo(
  environment: SearchPath,
  folder?: string,
  {
    shared = false,
    emulator = findEmulator(readHostEnvironment(environment)),
  }: { shared?: boolean; emulator?: Emulator } = {},
): Promise<LocalDynamo> {
  const port = await freePort();
  const { command, args } = emulator({ port, file: folder && join(folder, "dynamodb.sqlite") });
  // Detached: Ctrl-C in the terminal is for us, who let the API finish with the database first.
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"], detached: true });
  const kill = () => child.kill();
  process.on("exit", kill);
  let complaints = "";
  child.stderr.on("data", (chunk) => {
    complaints = (complaints + chunk).slice(-2000);
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", ({ message }) => {
      complaints += message;
      resolve();
    });
  });
  const record = folder && recordOf(folder);
  if (record && child.pid) {
    const running: Running = { endpoint, pid: child.pid, owner: process.pid, shared };
    writeFileSync(record, JSON.stringify(running), { mode: 0o600 });
  }
  const deadline = AbortSignal.timeout(timeoutsMs.start);
  await Promise.race([
    until(() => answers(endpoint), deadline),
    ended.then(() => {
      throw new StartupError(`The embedded DynamoDB did not start: ${complaints.trim()}`);
    }),
  ]);
  if (deadline.aborted) {
    kill();
    throw new StartupError("The embedded DynamoDB does not answer after 15 seconds.");
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
      if (record) rmSync(record, { force: true });
    },
  };
}

/**
 * The embedded DynamoDB over a folder, started unless it runs. One process owns a folder: others use
 * its emulator if it stays (`npm run dev`), else they wait for their turn.
 * @param options.owner insists on owning it
 * @param options.shared lets others use it if we own it; whoever shares ends it by `stop`
 * @throws StartupError when another process keeps it
 */
export async function openDynamo(
  environment: SearchPath,
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
    if (release) return ownDynamo(environment, folder, { shared, release });
    const running = readRecord(folder);
    if (!owner && running?.shared && (await answers(running.endpoint))) {
      return { endpoint: running.endpoint, lost: never, stop: async () => {} };
    }
    if (performance.now() > deadlineMs) {
      throw new StartupError(
        `${folder} is in use by ${running ? `process ${running.owner}` : "another process"}: stop that one, or name another folder by LATCH_DATA_DIR.`,
      );
    }
    await delay(25);
  }
}

async function ownDynamo(
  environment: SearchPath,
  folder: string,
  { shared, release }: { shared: boolean; release: () => void },
): Promise<LocalDynamo> {
  try {
    // A command that is interrupted exits as usual, so that its emulator is ended with it.
    if (!shared)
      for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
    await endOrphan(folder);
    const dynamo = await startDynamo(environment, folder, { shared });
    return { ...dynamo, stop: () => dynamo.stop().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}

/** We own the folder: an emulator that still runs over it has lost its owner (kill -9). */
async function endOrphan(folder: string): Promise<void> {
  const orphan = readRecord(folder);
  if (!orphan) return;
  // Both have to fit: a process id alone may be someone else's by now.
  if (isAlive(orphan.pid) && (await answers(orphan.endpoint))) {
    process.kill(orphan.pid);
    await until(
      async () => !(await answers(orphan.endpoint)),
      AbortSignal.timeout(timeoutsMs.folder),
    );
  }
  rmSync(recordOf(folder), { force: true });
}

const recordOf = (folder: string): string => join(folder, "dynamodb.json");

function readRecord(folder: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(recordOf(folder), "utf8"));
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

/** A port that was free a moment ago; the emulator does not say which one it takes. */
async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await bindPort(probe, { port: 0, host: "127.0.0.1" });
  probe.close();
  await once(probe, "close");
  return port;
}

async function until(
  holds: () => boolean | Promise<boolean>,
  deadline: AbortSignal,
): Promise<void> {
  while (!(await holds()) && !deadline.aborted) await delay(5);
}

/** Any HTTP answer will do: it is there. */
const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  );

const never = new Promise<void>(() => {});
