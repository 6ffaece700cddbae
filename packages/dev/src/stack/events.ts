import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StartupError } from "@latch/server/lifecycle";
import { openEmbedded } from "./embedded-queues.ts";
import { tryLock } from "./lock.ts";

/** SNS and SQS on this machine, both at one endpoint. */
export type LocalEvents = { endpoint: string; stop(): Promise<void> };

/** Milliseconds to wait for another process to release the folder. */
const timeoutMs = 3000;

/**
 * Starts SNS and SQS within this process, on a free port of the loopback interface.
 * @param folder the folder of the messages; without one, they are lost when the process ends
 */
export async function startEvents(folder?: string): Promise<LocalEvents> {
  const app = await openEmbedded(folder);
  // Loopback only, because fauxqs has no authentication.
  const endpoint = await app.listen({ host: "127.0.0.1", port: 0 });
  return { endpoint, stop: () => app.close() };
}

/**
 * Opens the embedded SNS and SQS of the data folder, and starts them unless they are already running. One process owns
 * them; other processes use them while it runs (`npm run dev`).
 * @param options.owner whether this process must be the owner
 * @throws StartupError when another process does not release the folder
 */
export async function openEvents(
  dataFolder: string,
  { owner }: { owner: boolean },
): Promise<LocalEvents> {
  const folder = join(dataFolder, "events");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const recordFile = join(folder, "events.json");
  const deadlineMs = performance.now() + timeoutMs;
  for (;;) {
    const release = tryLock(folder);
    if (release) return startOwnEvents(folder, recordFile, release);
    const endpoint = owner ? undefined : readRecord(recordFile);
    if (endpoint && (await isReachable(endpoint))) return { endpoint, stop: async () => {} };
    if (performance.now() > deadlineMs) {
      throw new StartupError(
        `${folder} is in use by another process. Stop that process, or set LATCH_DATA_DIR to another folder.`,
      );
    }
    await delay(25);
  }
}

async function startOwnEvents(
  folder: string,
  recordFile: string,
  release: () => void,
): Promise<LocalEvents> {
  try {
    const { endpoint, stop } = await startEvents(folder);
    writeFileSync(recordFile, JSON.stringify({ endpoint }), { mode: 0o600 });
    return {
      endpoint,
      async stop() {
        rmSync(recordFile, { force: true });
        await stop().finally(release);
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

function readRecord(file: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { endpoint: string }).endpoint;
  } catch {
    return undefined;
  }
}

const isReachable = (endpoint: string): Promise<boolean> =>
  fetch(`${endpoint}/health`, { signal: AbortSignal.timeout(1000) }).then(
    ({ ok }) => ok,
    () => false,
  );
