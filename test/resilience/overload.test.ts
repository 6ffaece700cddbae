import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { createKeyRing } from "@latch/adapters/crypto";
import { createLatchClient } from "@latch/client";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { signedIn } from "../support/fixtures/signed-in.ts";
import { scan } from "../support/fixtures/tables.ts";
import { jsonBody, openTestDatabase, password } from "../support/harness.ts";
import { parseSeries } from "../support/parse-series.ts";
import { startDelayProxy } from "../support/processes/delay-proxy.ts";
import { startKillableApi } from "../support/processes/killable-api.ts";
import { retryOn503 } from "../support/retry-on-503.ts";
import { timeLimit } from "../support/time-limit.ts";

const users = 20;
/** At least four times as many requests at the same time as the server accepts. */
const clients = 80;
/** Requests of each client that the server accepts in the end. */
const acceptedByClient = 3;
/** Far above what the server needs: 303 MiB after 10,000 checks of tokens, on another machine. */
const maxMemoryMb = 700;

type Acknowledged = { tasks: string[]; emails: string[] };

async function open(delayMs: number, places: number) {
  const database = await openTestDatabase();
  const proxy = await startDelayProxy(inject("dynamoEndpoint"), delayMs);
  onTestFinished(proxy.stop);
  const { program, origin } = await startKillableApi(
    {
      keys: JSON.stringify(await createKeyRing()),
      prefix: database.tables.Users.replace(/Users$/, ""),
      endpoint: proxy.endpoint,
    },
    {
      RATE_LIMITS: "false",
      METRICS: "true",
      MAX_CONCURRENT_REQUESTS: String(places),
      // A rotation whose response is 503 may have happened, and is repeated much later on a busy machine.
      REFRESH_GRACE_SECONDS: "60",
    },
  );
  const latch = createLatchClient({ baseUrl: origin, retries: 0, timeout: 0 });
  const people: ReturnType<typeof signedIn>[] = [];
  while (people.length < users) {
    const body = { email: `user-${people.length}@example.com`, password };
    people.push(signedIn(await retryOn503(() => latch.signUp({ body }))));
  }
  const readMemoryMb = () => {
    const status = readFileSync(`/proc/${program.process.pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  };
  const readMetrics = async () => parseSeries(await (await fetch(`${origin}/metrics`)).text());
  return { database, origin, latch, people, readMemoryMb, readMetrics };
}

type Opened = Awaited<ReturnType<typeof open>>;

/** Sends requests of all clients at the same time. @returns what the server acknowledged */
async function overload({ origin, people }: Opened) {
  const acknowledged: Acknowledged = { tasks: [], emails: [] };
  const refresh = people.map(({ refreshToken = "" }) => refreshToken);
  const statuses: Record<number, number> = {};

  /** Sends a request until it is accepted. The client waits for less time than Retry-After demands. */
  async function insist(path: string, init: RequestInit): Promise<Response> {
    for (;;) {
      const answer = await fetch(`${origin}${path}`, { method: "POST", ...init });
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      if (answer.status !== 503) return answer;
      expect(Number(answer.headers.get("retry-after")), path).toBeGreaterThanOrEqual(1);
      await answer.arrayBuffer();
      await sleep(50 + 100 * Math.random());
    }
  }

  async function createTask(index: number): Promise<void> {
    const { headers, body } = jsonBody({ title: "Water the plants" });
    const authorization = `Bearer ${people[index]?.accessToken}`;
    const answer = await insist("/tasks", { body, headers: { ...headers, authorization } });
    acknowledged.tasks.push(((await answer.json()) as { id: string }).id);
  }

  async function signUp(email: string): Promise<void> {
    await (await insist("/auth/signup", jsonBody({ email, password }))).arrayBuffer();
    acknowledged.emails.push(email);
  }

  /** The user's only client rotates the token, so that the last one must work. */
  async function rotate(index: number): Promise<void> {
    const answer = await insist("/auth/refresh", jsonBody({ refreshToken: refresh[index] }));
    refresh[index] = ((await answer.json()) as { refreshToken: string }).refreshToken;
  }

  async function drive(client: number): Promise<void> {
    for (let accepted = 0; accepted < acceptedByClient; accepted++) {
      if (client < users) await rotate(client);
      else if (client < users + 10) await signUp(`new-${client}-${accepted}@example.com`);
      else await createTask(client % users);
    }
  }

  await Promise.all(Array.from({ length: clients }, (_, client) => drive(client)));
  return { acknowledged, refresh, statuses };
}

/** Returns the elements that are not among the others. */
const without = (elements: unknown[], others: unknown[]): unknown[] => {
  const known = new Set(others);
  return elements.filter((element) => !known.has(element));
};

test.each([
  // A database without any delay lets a fast machine answer so soon that nothing has to be refused.
  ["answers soon", 30, 10],
  ["answers slowly", 250, 20],
])(
  "a server with a database that %s refuses what it cannot do, and loses nothing",
  async (_, delayMs, places) => {
    const opened = await open(delayMs, places);
    const { database, origin, latch, readMemoryMb, readMetrics } = opened;
    const alive: number[] = [];
    const ready: unknown[] = [];
    let isOver = false;
    const probing = (async () => {
      while (!isOver) {
        alive.push((await fetch(`${origin}/health`)).status);
        const { status, detail } = (await (await fetch(`${origin}/health/ready`)).json()) as {
          status: "ok" | 503;
          detail?: string;
        };
        ready.push(detail ?? status);
        await sleep(50);
      }
    })();

    const { acknowledged, refresh, statuses } = await overload(opened);
    isOver = true;
    await probing;

    expect(Object.keys(statuses)).toEqual(["200", "201", "503"]);
    expect(new Set(alive)).toEqual(new Set([200]));
    // On a busy machine the embedded database does not answer in time, and the probe reports it.
    expect(without(ready, ["ok", "Unavailable: dynamodb"])).toEqual([]);
    expect(readMemoryMb()).toBeLessThan(maxMemoryMb);

    const readValue = async (metric: string) =>
      (await readMetrics()).find(({ name }) => name === metric)?.value;
    await vi.waitFor(
      async () => expect(await readValue("latch_requests_in_progress")).toBe(0),
      timeLimit,
    );
    expect(await readValue("latch_shed_requests_total")).toBeGreaterThan(0);

    const stored = async (table: "Tasks" | "Identifiers", key: string) =>
      (await scan(database, table)).map((item) => item[key]);
    expect(without(acknowledged.tasks, await stored("Tasks", "taskId"))).toEqual([]);
    const emails = acknowledged.emails.map((email) => `email#${email}`);
    expect(without(emails, await stored("Identifiers", "identifier"))).toEqual([]);
    for (const refreshToken of refresh) {
      const { response } = await retryOn503(() => latch.refreshSession({ body: { refreshToken } }));
      expect(response.status).toBe(200);
    }
  },
);
