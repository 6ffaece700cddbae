/**
 * Measures a server at one to four times the rate at which it begins to refuse, with a database that answers at once and one that answers
 * slowly, and writes result.json beside this file:
 *   npm run overload [-- --seconds 10]
 * The server has the first core for itself; the load and the database share the others. Linux only.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { AuthResult } from "@latch/contract";
import { connectionFrom, newEmail, openLatch, password, post, startStack } from "../bench/latch.ts";
import { percentile } from "../bench/report.ts";
import { startDelayProxy } from "../support/processes/delay-proxy.ts";
import { findCapacity } from "./find-capacity.ts";
import { type Answer, sendAtRate } from "./open-loop.ts";
import { type OverloadResult, type Scenario, type Step, tableOf } from "./rows.ts";
import { type Server, startServer } from "./server.ts";

const { values } = parseArgs({ options: { seconds: { type: "string", default: "10" } } });
const seconds = Number(values.seconds);
if (!(seconds >= 1)) throw new Error("--seconds: Must be a number from 1");
const users = 50;
const connections = 4000;
/** Requests a second, far below what a server can do. */
const firstPerSecond = 250;

// The processes that this one starts stay there, too.
execFileSync("taskset", ["-p", "--cpu-list", `1-${availableParallelism() - 1}`, `${process.pid}`]);
const stack = await startStack({ streams: false });
const people = await signUp();
const busy = Math.round((loadavg()[0] ?? 0) * 10) / 10;
const scenarios = [
  await measure("embedded database", { delayMs: 0 }),
  await measure("the same, without limits", {
    delayMs: 0,
    limits: { MAX_CONCURRENT_REQUESTS: "100000", MAX_EVENT_LOOP_LAG_MS: "0" },
  }),
  await measure("each call 200 ms slower", { delayMs: 200 }),
];
await stack.stop();
const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`;
const date = new Date().toISOString().slice(0, 10);
const result: OverloadResult = { machine, date, busy, seconds, scenarios };
writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);

async function signUp(): Promise<AuthResult[]> {
  const { app, database } = openLatch({
    ...stack.environment,
    BCRYPT_COST: "4",
    RATE_LIMITS: "false",
  });
  const created: AuthResult[] = [];
  for (let index = 0; index < users; index++) {
    const request = post("/auth/signup", { email: newEmail(), password });
    created.push((await (await app.fetch(request, connectionFrom())).json()) as AuthResult);
  }
  database.close();
  return created;
}

/** Eight of ten requests read the account, one creates a task, one verifies the token. */
function createRequests() {
  let number = 0;
  return () => {
    number += 1;
    const { accessToken } = people[number % users] as AuthResult;
    const headers = { authorization: `Bearer ${accessToken}` };
    if (number % 10 === 0) {
      return { method: "POST", path: "/tasks", headers, body: { title: `Task ${number}` } };
    }
    return { method: "GET", path: number % 10 === 1 ? "/auth/verify" : "/me", headers };
  };
}

async function measure(
  name: string,
  { delayMs, limits = {} }: { delayMs: number; limits?: Record<string, string> },
) {
  const proxy = await startDelayProxy(stack.environment.DYNAMODB_ENDPOINT, delayMs);
  const server = await startServer({
    ...stack.environment,
    ...limits,
    DYNAMODB_ENDPOINT: proxy.endpoint,
    RATE_LIMITS: "false",
  });
  const idleMb = Math.round(server.memoryMb());
  const capacity = await findCapacityOf(server);
  const steps: Step[] = [];
  for (const factor of [1, 2, 4]) steps.push(await step(server, capacity, factor));
  const after = await step(server, capacity, 0.5);
  await server.stop();
  proxy.stop();
  const scenario: Scenario = { name, delayMs, capacity, idleMb, steps, after };
  console.log(`${name}: ${capacity} a second, ${idleMb} MiB idle\n\n${tableOf(scenario)}\n`);
  return scenario;
}

/** Returns the 2xx responses in a second at the lowest rate that is too much. */
async function findCapacityOf(server: Server): Promise<number> {
  // A new server refuses some requests while V8 compiles its code.
  await step(server, firstPerSecond, 4);
  return findCapacity(firstPerSecond, (perSecond) => step(server, perSecond, 1));
}

/** Sends requests at a multiple of the capacity, and probes the server meanwhile. */
async function step(server: Server, capacity: number, factor: number): Promise<Step> {
  const perSecond = Math.round(capacity * factor);
  const stopped = new AbortController();
  await server.scrape();
  const watching = watch(server, stopped.signal);
  const next = createRequests();
  const sent = await sendAtRate(server.port, next, { perSecond, seconds, connections });
  stopped.abort();
  const { probes, lagMs, memoryMb } = await watching;
  const accepted = sent.answers.filter(({ status }) => status < 300);
  const refused = sent.answers.filter(({ status }) => status === 503);
  const at = (share: number, answers: Answer[]) =>
    Math.round(percentile(share, answers.length ? answers.map(({ ms }) => ms) : [0]));
  return {
    factor,
    perSecond,
    acceptedPerSecond: Math.round(accepted.length / sent.seconds),
    refusedPerSecond: Math.round(refused.length / sent.seconds),
    otherAnswers: sent.answers.length - accepted.length - refused.length,
    withoutRetryAfter: refused.filter(({ head }) => !/\r\nretry-after: \d+/i.test(head)).length,
    unsent: sent.unsent,
    acceptedMs: { p50: at(0.5, accepted), p99: at(0.99, accepted) },
    refusedMs: { p50: at(0.5, refused), p99: at(0.99, refused) },
    eventLoopLagMs: lagMs,
    memoryMb,
    probes: {
      failed: probes.filter(({ status }) => status !== 200).length,
      p99: Math.round(
        percentile(
          0.99,
          probes.map(({ ms }) => ms),
        ),
      ),
    },
  };
}

/** Requests both probes and the metrics twice a second, until the signal. */
async function watch(server: Server, signal: AbortSignal) {
  const probes: { status: number; ms: number }[] = [];
  const lagMs = { p99: 0, max: 0 };
  let memoryMb = 0;
  while (!signal.aborted) {
    await sleep(500);
    probes.push(await server.probe("/health"), await server.probe("/health/ready"));
    const metrics = await server.scrape();
    for (const [key, value] of Object.entries(lagMs) as ["p99" | "max", number][]) {
      const ms = (metrics[`nodejs_eventloop_lag_${key}_seconds`] ?? 0) * 1000;
      lagMs[key] = Math.max(value, Math.round(ms));
    }
    memoryMb = Math.max(memoryMb, Math.round(server.memoryMb()));
  }
  return { probes, lagMs, memoryMb };
}
