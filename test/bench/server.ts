import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort, isReady } from "./http.ts";
import { load } from "./load.ts";
import { median, type Row } from "./report.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const group = "The server in production";
const defaultEntry = "packages/server/bin/main.js";

export type User = { accessToken: string; identifier: string; password: string };

/** What a server needs: milliseconds and CPU time until its first answer, and MiB of memory. */
type Run = {
  startMs: number;
  startCpuMs: number;
  idle: number;
  afterLogIns: number;
  afterChecks: number;
};

/**
 * Measures the server as `npm start` runs it: the time from its start to its first answer, and its resident memory, idle,
 * after 60 logins and after 10,000 checks of tokens more.
 * @param entry the program, so that two versions can be compared
 */
export async function measureServer(
  environment: Record<string, string>,
  user: User,
  { runs = 5, entry = defaultEntry } = {},
): Promise<Row[]> {
  const all: Run[] = [];
  for (let run = 0; run < runs; run++) all.push(await runServer(environment, user, entry));
  const medianOf = (key: keyof Run) => median(all.map((each) => each[key]));
  const row = (what: string, key: keyof Run, unit: string, limit: number): Row => {
    const value = medianOf(key);
    return { group, what, value, unit, goal: `≤ ${limit}`, met: value <= limit };
  };
  return [
    row("start to the first answer", "startMs", "ms", 300),
    { group, what: "CPU until the first answer", value: medianOf("startCpuMs"), unit: "ms" },
    row("memory, idle", "idle", "MiB", 110),
    row("memory, after 60 logins", "afterLogIns", "MiB", 180),
    row("memory, after 10,000 checks", "afterChecks", "MiB", 180),
  ];
}

/** Starts the server, and waits for its first answer. */
export async function startServer(environment: Record<string, string>, entry = defaultEntry) {
  const port = await freePort();
  const started = performance.now();
  const server = spawn(process.execPath, [entry], {
    cwd: root,
    env: {
      PATH: process.env["PATH"],
      ...environment,
      NODE_ENV: "test",
      METRICS: "false",
      RATE_LIMITS: "false",
      HOST: "127.0.0.1",
      PORT: String(port),
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(server, "exit");
  while (!(await isReady(port))) {
    if (server.exitCode !== null) throw new Error("The server has ended");
    await sleep(5);
  }
  return {
    port,
    startMs: performance.now() - started,
    startCpuMs: cpuMs(server.pid),
    memory: () => residentMiB(server.pid),
    async stop(): Promise<void> {
      server.kill("SIGTERM");
      await ended;
    },
  };
}

export const logInRequest = ({ identifier, password }: User) => ({
  method: "POST",
  path: "/auth/login",
  body: { identifier, password },
});

export const checkRequest = ({ accessToken }: User) => ({
  method: "GET",
  path: "/auth/verify",
  headers: { authorization: `Bearer ${accessToken}` },
});

async function runServer(
  environment: Record<string, string>,
  user: User,
  entry: string,
): Promise<Run> {
  const server = await startServer(environment, entry);
  const { port, startMs, startCpuMs, memory } = server;
  await sleep(2000);
  const idle = memory();
  await load(port, logInRequest(user), { connections: 4, requests: 60 });
  const afterLogIns = memory();
  await load(port, checkRequest(user), { connections: 8, requests: 10_000 });
  const afterChecks = memory();
  await server.stop();
  return { startMs, startCpuMs, idle, afterLogIns, afterChecks };
}

/** Reads the resident memory of a process on Linux. */
function residentMiB(pid = 0): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}

/** Reads the CPU time of a process, by the Linux clock of 100 ticks a second. */
function cpuMs(pid = 0): number {
  const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const [user, system] = fields.split(" ").slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}
