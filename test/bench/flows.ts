import { randomBytes } from "node:crypto";
import type { Task } from "@latch/contract";
import { countRounds, delayCalls } from "../support/call-rounds.ts";
import { type Budget, budgets, type Flow, knownDeviations } from "./budgets.ts";
import { type RunFlow, runIdentity } from "./identity-flows.ts";
import { connectionFrom, openLatch, post } from "./latch.ts";
import { recordCalls } from "./record-calls.ts";
import { median, type Row } from "./report.ts";

type Run = { ms: number; reads: number; writes: number; calls: string };
type Measured = { runs: Run[]; inARow: number };

/**
 * Measures each flow alone, with the embedded DynamoDB: its calls, their capacity, its time. The calls in a row
 * are counted in one more run, in which each call has a latency.
 */
export async function measureFlows(
  environment: Record<string, string>,
  times = 9,
): Promise<(Row & { flow: Flow })[]> {
  // Work after the response is queued here, so that its calls are not counted.
  let later: (() => Promise<void>)[] = [];
  const { app, database } = openLatch(environment, {
    async defer(work) {
      later.push(work);
    },
  });
  let isDelayed = false;
  const calls = recordCalls(database);
  delayCalls(database, () => isDelayed);
  const flows = new Map<Flow, Measured>();

  async function send<A>(request: Request, what = request.url): Promise<A> {
    // A client address of its own, so that no rate limit applies.
    const from = connectionFrom(`2001:db8:${randomBytes(2).toString("hex")}::1`);
    const response = await app.fetch(request, from);
    const text = await response.text();
    if (!response.ok) throw new Error(`${what}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as A;
  }

  async function run<A>(flow: Flow, request: Request): Promise<A> {
    await finishLater();
    calls.length = 0;
    const started = performance.now();
    const answer = await send<A>(request, flow);
    const ms = performance.now() - started;
    const inARow = countRounds(calls);
    await finishLater();
    const sum = (key: "reads" | "writes") => calls.reduce((total, call) => total + call[key], 0);
    const measured = flows.get(flow) ?? { runs: [], inARow: 0 };
    flows.set(flow, measured);
    if (isDelayed) measured.inARow = inARow;
    else {
      const names = calls.map(({ name }) => name).join(", ");
      measured.runs.push({ ms, reads: sum("reads"), writes: sum("writes"), calls: names });
    }
    return answer;
  }

  async function finishLater(): Promise<void> {
    const work = later;
    later = [];
    await Promise.all(work.map((each) => each()));
  }

  for (let done = 0; done <= times; done++) {
    isDelayed = done === times;
    const origin = environment["LATCH_ISSUER"] ?? "";
    const { accessToken } = await runIdentity({ send, run, database, origin });
    await runTasks(run, { authorization: `Bearer ${accessToken}` });
  }
  database.close();
  return [...flows].flatMap(([flow, measured]) => toRows(flow, measured));
}

async function runTasks(run: RunFlow, headers: Record<string, string>): Promise<void> {
  const body = { title: "Water the plants", dueAt: "2026-11-21T09:00:00Z" };
  const keyed = { ...headers, "idempotency-key": "monday" };
  const { id } = await run<Task>("createTask", post("/tasks", body, headers));
  await run("createTask, idempotent", post("/tasks", body, keyed));
  const ask = (method: string, path: string, init: RequestInit = {}) =>
    new Request(`http://127.0.0.1${path}`, { method, headers, ...init });
  await run("getTask", ask("GET", `/tasks/${id}`));
  await run("listTasks", ask("GET", "/tasks?status=todo"));
  const change = post(`/tasks/${id}`, { status: "done" }, { ...headers, "if-match": '"1"' });
  await run("updateTask", new Request(change, { method: "PATCH" }));
  await run("deleteTask", ask("DELETE", `/tasks/${id}`));
}

function toRows(flow: Flow, { runs, inARow }: Measured) {
  const of = {
    inARow,
    reads: median(runs.map(({ reads }) => reads)),
    writes: median(runs.map(({ writes }) => writes)),
  };
  const budget: Budget = budgets[flow];
  const { because } = knownDeviations[flow] ?? {};
  const group = `Flows on the embedded DynamoDB (bcrypt cost 10, median of ${runs.length})`;
  const held = (key: keyof Budget, unit: string) => ({
    flow,
    group,
    what: `${flow}: ${unit}`,
    value: of[key],
    unit: "",
    goal: `≤ ${budget[key]}`,
    met: of[key] <= budget[key],
    ...(of[key] > budget[key] && because && { note: `known: ${because}` }),
  });
  return [
    {
      flow,
      group,
      what: `${flow}: wall time`,
      value: median(runs.map(({ ms }) => ms)),
      unit: "ms",
      note: runs.at(-1)?.calls,
    },
    held("inARow", "calls in a row"),
    held("reads", "read units"),
    held("writes", "write units"),
  ];
}
