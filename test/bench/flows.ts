import { randomBytes } from "node:crypto";
import type { Database } from "@latch/adapters/dynamodb";
import type { AuthResult, Task } from "@latch/contract";
import { connectionFrom, newEmail, openLatch, password, post } from "./latch.ts";
import { median, type Row } from "./report.ts";

type Call = { name: string; started: number; ended: number; reads: number; writes: number };

/** The budget of each flow: sequential calls, read and write units (design: data). */
const budgets = {
  "sign-up, email and username": { inARow: 2, reads: 0, writes: 7 },
  "log-in": { inARow: 3, reads: 2, writes: 2 },
  refresh: { inARow: 1, reads: 0, writes: 1 },
  // The rate limit; the guess, counted and given back; the session.
  "step-up": { inARow: 2, reads: 2, writes: 4 },
  "log-out": { inARow: 1, reads: 0, writes: 1 },
  createTask: { inARow: 1, reads: 0, writes: 1 },
  // A transaction costs twice the units of its two items.
  "createTask, idempotent": { inARow: 1, reads: 0, writes: 4 },
  getTask: { inARow: 1, reads: 1, writes: 0 },
  listTasks: { inARow: 1, reads: 1, writes: 0 },
  updateTask: { inARow: 1, reads: 0, writes: 1 },
  deleteTask: { inARow: 1, reads: 0, writes: 1 },
};
type Flow = keyof typeof budgets;
type Run = { ms: number; inARow: number; reads: number; writes: number; calls: string };

/** Measures each flow alone, with the embedded DynamoDB: its calls, their capacity, its time. */
export async function measureFlows(environment: Record<string, string>, times = 9): Promise<Row[]> {
  // Work after the response is queued here, so that its calls are not counted.
  let later: (() => Promise<void>)[] = [];
  const { app, database } = openLatch(environment, {
    async defer(work) {
      later.push(work);
    },
  });
  const calls = record(database);
  const runs = new Map<Flow, Run[]>();

  async function run<A = AuthResult>(flow: Flow, request: Request): Promise<A> {
    calls.length = 0;
    // A client address of its own, so that no rate limit applies.
    const from = connectionFrom(`2001:db8::${randomBytes(2).toString("hex")}`);
    const started = performance.now();
    const response = await app.fetch(request, from);
    const text = await response.text();
    const ms = performance.now() - started;
    if (!response.ok) throw new Error(`${flow}: ${text}`);
    const inARow = countRounds(calls);
    await Promise.all(later.map((work) => work()));
    later = [];
    const sum = (key: "reads" | "writes") => calls.reduce((total, call) => total + call[key], 0);
    const seen = runs.get(flow) ?? [];
    const names = calls.map(({ name }) => name).join(", ");
    const units = { reads: sum("reads"), writes: sum("writes") };
    runs.set(flow, [...seen, { ms, inARow, ...units, calls: names }]);
    return (text ? JSON.parse(text) : undefined) as A;
  }

  for (let done = 0; done < times; done++) {
    const email = newEmail();
    const username = email.slice(0, 16);
    const about = { email, password, username };
    await run("sign-up, email and username", post("/auth/signup", about));
    const known = { identifier: email, password };
    const { accessToken, refreshToken } = await run("log-in", post("/auth/login", known));
    await runTasks({ authorization: `Bearer ${accessToken}` });
    const fresh = await run("refresh", post("/auth/refresh", { refreshToken }));
    const proofs = [{ method: "password", password }];
    const proved = await run(
      "step-up",
      post("/auth/reauthenticate", { refreshToken: fresh.refreshToken, proofs }),
    );
    await run("log-out", post("/auth/logout", { refreshToken: proved.refreshToken }));
  }

  async function runTasks(headers: Record<string, string>): Promise<void> {
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

  database.close();
  return [...runs].flatMap(([flow, samples]) => toRows(flow, samples));
}

function toRows(flow: Flow, samples: Run[]) {
  const all = (key: Exclude<keyof Run, "calls">) => samples.map((run) => run[key]);
  // On a busy machine, calls that could overlap may not. The minimum counts.
  const of = {
    inARow: Math.min(...all("inARow")),
    reads: median(all("reads")),
    writes: median(all("writes")),
  };
  const budget = budgets[flow];
  const group = `Flows on the embedded DynamoDB (bcrypt cost 10, median of ${samples.length})`;
  const held = (key: keyof typeof budget, unit: string): Row => ({
    group,
    what: `${flow}: ${unit}`,
    value: of[key],
    unit: "",
    goal: `≤ ${budget[key]}`,
    met: of[key] <= budget[key],
  });
  return [
    {
      group,
      what: `${flow}: wall time`,
      value: median(all("ms")),
      unit: "ms",
      note: samples.at(-1)?.calls,
    },
    held("inARow", "calls in a row"),
    held("reads", "read units"),
    held("writes", "write units"),
  ];
}

/** Records each call from now on, with its consumed capacity. */
function record({ client }: Database): Call[] {
  const calls: Call[] = [];
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const started = performance.now();
      const input = { ...args.input, ReturnConsumedCapacity: "TOTAL" };
      const result = await next({ ...args, input });
      const { ConsumedCapacity = [] } = result.output as {
        ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[];
      };
      const units = [ConsumedCapacity]
        .flat()
        .reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0);
      const name = String(context.commandName).replace("Command", "");
      const { TableName = "" } = args.input as { TableName?: string };
      const isRead = /^(Get|BatchGet|TransactGet|Query|Scan)/.test(name);
      const ended = performance.now();
      calls.push({
        name: `${name} ${TableName}`.trim(),
        started,
        ended,
        reads: isRead ? units : 0,
        writes: isRead ? 0 : units,
      });
      return result;
    },
    { step: "initialize", priority: "high", name: "record" },
  );
  return calls;
}

/** Returns how many calls waited for a previous one. Overlapping calls count once. */
function countRounds(calls: Call[]): number {
  let rounds = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { started, ended } of calls.toSorted((a, b) => a.started - b.started)) {
    if (started < until) continue;
    rounds++;
    until = ended;
  }
  return rounds;
}
