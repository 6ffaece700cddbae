import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { StartupError } from "../startup.ts";
import { findEmulator } from "./emulator.ts";

/** A DynamoDB on this machine. */
export type LocalDynamo = {
  endpoint: string;
  /** Undefined when it was started by someone else and only found here. */
  process?: ChildProcess;
  stop(): Promise<void>;
};

/**
 * Starts the embedded DynamoDB on a free port of the loopback interface.
 * @param folder keeps the data there; without one it is gone at the end
 */
export async function startDynamo(folder?: string): Promise<LocalDynamo> {
  const port = await freePort();
  const file = folder && join(folder, "dynamodb.sqlite");
  const { command, args } = findEmulator()({ port, file });
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
  // Whatever ends us must not leave it behind.
  const kill = () => child.kill();
  process.on("exit", kill);
  let complaints = "";
  child.stderr.on("data", (chunk) => {
    complaints = (complaints + chunk).slice(-2000);
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const ended = once(child, "exit");
  await Promise.race([
    answering(endpoint),
    ended.then(() => {
      throw new StartupError(`The embedded DynamoDB did not start: ${complaints.trim()}`);
    }),
  ]);
  const record = folder && join(folder, "dynamodb.json");
  if (record) writeFileSync(record, JSON.stringify({ endpoint }));

  return {
    endpoint,
    process: child,
    async stop() {
      if (record) rmSync(record, { force: true });
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await ended;
      process.off("exit", kill);
    },
  };
}

/** The embedded DynamoDB over `folder` that is running already, for instance under `npm run dev`. */
export async function findDynamo(folder: string): Promise<LocalDynamo | undefined> {
  const record = join(folder, "dynamodb.json");
  if (!existsSync(record)) return undefined;
  const { endpoint } = JSON.parse(readFileSync(record, "utf8")) as { endpoint: string };
  return (await answers(endpoint)) ? { endpoint, stop: async () => {} } : undefined;
}

/** A port that was free a moment ago; the emulator does not say which one it takes. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}

async function answering(endpoint: string): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!(await answers(endpoint))) {
    if (performance.now() > deadline) {
      throw new StartupError("The embedded DynamoDB does not answer after 15 seconds.");
    }
    await new Promise((resume) => setTimeout(resume, 5));
  }
}

/** Any HTTP answer will do: it is there. */
const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  );
