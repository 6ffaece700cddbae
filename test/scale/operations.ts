import { readdirSync, readFileSync } from "node:fs";
import type { AuthResult } from "@latch/contract";
import { connectionFrom, newEmail, openLatch, password, post } from "../bench/latch.ts";
import { type RecordedCall, recordCalls } from "../bench/record-calls.ts";
import { median } from "../bench/report.ts";
import { changeUser } from "../support/fixtures/change-user.ts";
import { randomCredentials } from "./accounts.ts";

/** What an operation costs, as the median of its runs. */
export type OperationCost = {
  calls: number;
  reads: number;
  writes: number;
  /** Milliseconds of CPU time of the database. */
  databaseMs: number;
  /** Milliseconds until the response. */
  wallMs: number;
};

const bearer = ({ accessToken }: { accessToken: string }) => ({
  authorization: `Bearer ${accessToken}`,
});
const get = (path: string, headers: Record<string, string>) =>
  new Request(`http://127.0.0.1${path}`, { headers });

/** Measures operations on random accounts of a database, each `times` times. */
export async function measureOperations(
  environment: Record<string, string>,
  { accounts, databasePid, times }: { accounts: number; databasePid: number; times: number },
): Promise<Record<string, OperationCost>> {
  const { app, database } = openLatch({
    ...environment,
    // The hash is the same at each number of accounts.
    BCRYPT_COST: "4",
    RATE_LIMITS: "false",
  });
  const calls = recordCalls(database);
  const runs = new Map<string, { calls: RecordedCall[]; databaseMs: number; wallMs: number }[]>();

  async function run<A>(operation: string, request: Request): Promise<A> {
    calls.length = 0;
    const databaseMs = readCpuMs(databasePid);
    const startedMs = performance.now();
    const response = await app.fetch(request, connectionFrom());
    const wallMs = performance.now() - startedMs;
    const text = await response.text();
    if (!response.ok) throw new Error(`${operation}: ${text}`);
    const measured = runs.get(operation) ?? [];
    runs.set(operation, measured);
    measured.push({ calls: [...calls], databaseMs: readCpuMs(databasePid) - databaseMs, wallMs });
    return JSON.parse(text) as A;
  }

  const staff = await signUpStaff();
  for (let done = 0; done < times; done++) {
    const credentials = randomCredentials(accounts);
    const session = await run<AuthResult>("logIn", post("/auth/login", credentials));
    const { refreshToken } = session;
    const fresh = await run<AuthResult>("refreshSession", post("/auth/refresh", { refreshToken }));
    await run("getMe", get("/me", bearer(fresh)));
    await run("createTask", post("/tasks", { title: "Water the plants" }, bearer(fresh)));
    await run("listTasks", get("/tasks", bearer(fresh)));
    await run("signUp", post("/auth/signup", { email: newEmail(), password }));
    const { identifier } = randomCredentials(accounts);
    await run("listUsers, by email", get(`/users?email=${identifier}`, bearer(staff)));
    await run("listUsers, a page of 20", get("/users?limit=20", bearer(staff)));
  }
  database.close();
  return Object.fromEntries(
    [...runs].map(([operation, measured]) => [operation, costOf(measured)]),
  );

  async function signUpStaff(): Promise<AuthResult> {
    const email = newEmail();
    const send = async (path: string, body: object) => {
      const response = await app.fetch(post(path, body), connectionFrom());
      return (await response.json()) as AuthResult;
    };
    const { user } = await send("/auth/signup", { email, password });
    await changeUser(database, user.id, { role: "agent" });
    return send("/auth/login", { identifier: email, password });
  }
}

function costOf(
  runs: { calls: RecordedCall[]; databaseMs: number; wallMs: number }[],
): OperationCost {
  const of = (read: (run: (typeof runs)[number]) => number) =>
    Math.round(median(runs.map(read)) * 100) / 100;
  const sum = (key: "reads" | "writes") =>
    of((run) => run.calls.reduce((all, one) => all + one[key], 0));
  return {
    calls: of((run) => run.calls.length),
    reads: sum("reads"),
    writes: sum("writes"),
    databaseMs: of((run) => run.databaseMs),
    wallMs: of((run) => run.wallMs),
  };
}

/** Returns the milliseconds of CPU time of all threads of a process, on Linux. */
function readCpuMs(pid: number): number {
  const folder = `/proc/${pid}/task`;
  return readdirSync(folder).reduce((sum, thread) => {
    const [ranNs] = readFileSync(`${folder}/${thread}/schedstat`, "utf8").split(" ");
    return sum + Number(ranNs) / 1e6;
  }, 0);
}
