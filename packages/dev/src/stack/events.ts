import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StartupError } from "@latch/server/lifecycle";
import { openEmbedded } from "./embedded-queues.ts";
import { tryLock } from "./lock.ts";

/** SNS and SQS on this machine, both at one address. */
export type LocalEvents = { endpoint: string; stop(): Promise<void> };

/** Milliseconds for another process to finish with a folder. */
const timeoutMs = 3000;

/**
 * Starts SNS and SQS within this process, on a free port of the loopback interface.
 * @param folder keeps the messages there; without one they are gone at the end
 */
export async function startEvents(folder?: string): Promise<LocalEvents> {
  const app = await openEmbedded(folder);
  // Said here and nowhere else: it knows no authentication.
  const endpoint = await app.listen({ host: "127.0.0.1", port: 0 });
  return { endpoint, stop: () => app.close() };
}

/**
 * The embedded SNS and SQS over the folder of the data, started unless they run. One process owns
 * them: others use what it has started, if it stays (`npm run dev`).
 * @param options.owner insists on owning them
 * @throws StartupError when another process keeps them
 */
export async function openEvents(
  data: string,
  { owner }: { owner: boolean },
): Promise<LocalEvents> {
  const folder = join(data, "events");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const record = join(folder, "events.json");
  const deadlineMs = performance.now() + timeoutMs;
  for (;;) {
    const release = tryLock(folder);
    if (release) return own(folder, record, release);
    const endpoint = owner ? undefined : readRecord(record);
    if (endpoint && (await answers(endpoint))) return { endpoint, stop: async () => {} };
    if (performance.now() > deadlineMs) {
      throw new StartupError(
        `${folder} is in use by another process: stop that one, or name another folder by LATCH_DATA_DIR.`,
      );
    }
    await delay(25);
  }
}

async function own(folder: string, record: string, release: () => void): Promise<LocalEvents> {
  try {
    const { endpoint, stop } = await startEvents(folder);
    writeFileSync(record, JSON.stringify({ endpoint }), { mode: 0o600 });
    return {
      endpoint,
      async stop() {
        rmSync(record, { force: true });
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

const answers = (endpoint: string): Promise<boolean> =>
  fetch(`${endpoint}/health`, { signal: AbortSignal.timeout(1000) }).then(
    ({ ok }) => ok,
    () => false,
  );
