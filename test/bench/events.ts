import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createActivityStore } from "@latch/adapters/dynamodb";
import { createTopology } from "@latch/adapters/messaging";
import type { AuthResult } from "@latch/contract";
import { startEvents } from "@latch/dev";
import { connectEvents } from "../../packages/server/src/events-connection.ts";
import { connectionFrom, newEmail, openLatch, password, post, startStack } from "./latch.ts";
import { median, percentile, type Row } from "./report.ts";

const group = "Events";
const worker = fileURLToPath(new URL("../../packages/server/src/worker.ts", import.meta.url));

/**
 * Measures the time from the response to a change until its activity, and the number of events per
 * second.
 */
export async function measureEvents(): Promise<Row[]> {
  // A database of its own, because the embedded database gets slower with each write.
  const stack = await startStack();
  const events = await startEvents();
  const environment = { ...stack.environment, EVENTS_ENDPOINT: events.endpoint };
  const messaging = connectEvents(environment);
  await createTopology(messaging, messaging.names);
  messaging.close();
  const { app, database } = openLatch({ ...environment, BCRYPT_COST: "4", RATE_LIMITS: "false" });
  const activity = createActivityStore(database);
  const created = await app.fetch(
    post("/auth/signup", { email: newEmail(), password }),
    connectionFrom(),
  );
  const { user, accessToken } = (await created.json()) as AuthResult;
  let names = 0;

  async function change(): Promise<void> {
    const request = new Request("http://127.0.0.1/me", {
      method: "PATCH",
      headers: { "content-type": "application/json", authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({ name: `Name ${++names}` }),
    });
    const response = await app.fetch(request, connectionFrom());
    if (response.status !== 200) throw new Error(`Refused: ${await response.text()}`);
  }

  /**
   * Waits until each written change has its activity, and checks at this interval in milliseconds.
   */
  async function told(pause: number): Promise<void> {
    for (;;) {
      let count = 0;
      let before: string | undefined;
      do {
        const page = await activity.list(user.id, { limit: 1000, before });
        count += page.items.filter(({ type }) => type === "user.updated").length;
        before = page.next;
      } while (before);
      if (count === names) return;
      await sleep(pause);
    }
  }

  const program = start(environment);
  const waits: number[] = [];
  for (let round = 0; round < 105; round++) {
    await change();
    const answered = performance.now();
    await told(2);
    // The first events meet processes that have just started.
    if (round >= 5) waits.push(performance.now() - answered);
    await sleep(Math.random() * 100);
  }
  await program.stop();

  const many = 2000;
  for (let written = 0; written < many; written++) await change();
  const drain = start(environment);
  await drain.works;
  const began = performance.now();
  await told(250);
  const rate = (many / (performance.now() - began)) * 1000;
  const cpu = drain.cpu() / many;
  await drain.stop();
  database.close();
  await events.stop();
  await stack.stop();

  const latency = "from a change to its activity";
  return [
    { group, what: `${latency}, p50`, value: median(waits), unit: "ms" },
    {
      group,
      what: `${latency}, p99`,
      value: percentile(0.99, waits),
      unit: "ms",
      goal: "≤ 2000",
      met: percentile(0.99, waits) <= 2000,
    },
    { group, what: "through the whole chain, one worker", value: rate, unit: "events/s" },
    { group, what: "CPU of the worker for an event, its start included", value: cpu, unit: "ms" },
  ];
}

function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, [worker], {
    env: { PATH: process.env["PATH"], ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  // Its first line reports that it works. The rest is ignored, but must be read.
  const works = once(child.stdout, "data");
  child.stdout.resume();
  return {
    works,
    /** Returns the CPU time in milliseconds so far, by the Linux clock of 100 ticks a second. */
    cpu(): number {
      const [, fields = ""] = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ");
      const [user, system] = fields.split(" ").slice(11, 13);
      return (Number(user) + Number(system)) * 10;
    },
    async stop(): Promise<void> {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
