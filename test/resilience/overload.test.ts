import { readFileSync } from "node:fs";
import { createKeyRing } from "@latch/adapters/crypto";
import { createLatchClient } from "@latch/client";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { signedIn } from "../support/fixtures/signed-in.ts";
import { scan } from "../support/fixtures/tables.ts";
import { jsonBody, openTestDatabase, password } from "../support/harness.ts";
import { parseSeries } from "../support/observed-harness.ts";
import { startDelayProxy } from "../support/processes/delay-proxy.ts";
import { startKillableApi } from "../support/processes/killable-api.ts";
import { timeLimit } from "../support/time-limit.ts";

const places = 40;
const users = 40;
/** Four times as many requests at the same time as the server accepts. */
const clients = 160;
const requests = 4000;
/** Far above what the server needs: 303 MiB after 10,000 checks of tokens, on another machine. */
const maxMemoryMb = 700;

type Acknowledged = { tasks: Set<string>; emails: Set<string> };

async function open(delayMs: number) {
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
  const signUp = async (email: string) =>
    signedIn(await latch.signUp({ body: { email, password } }));
  const people = await Promise.all(
    Array.from({ length: users }, (_, index) => signUp(`user-${index}@example.com`)),
  );
  const readMemoryMb = () => {
    const status = readFileSync(`/proc/${program.process.pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  };
  const readMetrics = async () => parseSeries(await (await fetch(`${origin}/metrics`)).text());
  return { database, origin, latch, people, readMemoryMb, readMetrics };
}

type Opened = Awaited<ReturnType<typeof open>>;

/** Sends requests of all clients at the same time, each after its response. @returns what the server acknowledged */
async function overload({ origin, people }: Opened) {
  const acknowledged: Acknowledged = { tasks: new Set(), emails: new Set() };
  const refresh = people.map(({ refreshToken = "" }) => refreshToken);
  const statuses: Record<number, number> = {};
  let sent = 0;

  async function ask(method: string, path: string, init: RequestInit): Promise<Response> {
    const answer = await fetch(`${origin}${path}`, { method, ...init });
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    if (answer.status === 503) {
      expect(Number(answer.headers.get("retry-after")), path).toBeGreaterThanOrEqual(1);
    }
    return answer;
  }

  async function createTask(index: number, number: number): Promise<void> {
    const { accessToken = "" } = people[index] ?? {};
    const { headers, body } = jsonBody({ title: `Task ${number}` });
    const answer = await ask("POST", "/tasks", {
      body,
      headers: { ...headers, authorization: `Bearer ${accessToken}` },
    });
    const task = (await answer.json()) as { id: string };
    if (answer.status === 201) acknowledged.tasks.add(task.id);
  }

  async function signUp(number: number): Promise<void> {
    const email = `new-${number}@example.com`;
    const answer = await ask("POST", "/auth/signup", jsonBody({ email, password }));
    await answer.text();
    if (answer.status === 201) acknowledged.emails.add(email);
  }

  /** The user's only client rotates the token, so that the last one must work. */
  async function rotate(index: number): Promise<void> {
    const body = jsonBody({ refreshToken: refresh[index] });
    const answer = await ask("POST", "/auth/refresh", body);
    const { refreshToken } = (await answer.json()) as { refreshToken?: string };
    if (answer.status === 200) refresh[index] = refreshToken ?? "";
  }

  async function drive(client: number): Promise<void> {
    while (sent < requests) {
      const number = sent++;
      if (client < users) await rotate(client);
      else if (client < users + 10) await signUp(number);
      else await createTask(client % users, number);
    }
  }

  await Promise.all(Array.from({ length: clients }, (_, client) => drive(client)));
  return { acknowledged, refresh, statuses };
}

test.each([
  ["answers at once", 0],
  ["answers slowly", 250],
])(
  "a server with a database that %s refuses what it cannot do, and loses nothing",
  async (_, delayMs) => {
    const opened = await open(delayMs);
    const { database, origin, latch, readMemoryMb, readMetrics } = opened;
    const probes: number[] = [];
    const probe = async (path: string) => void probes.push((await fetch(origin + path)).status);
    let isOver = false;
    const probing = (async () => {
      while (!isOver) {
        await probe("/health");
        await probe("/health/ready");
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();

    const { acknowledged, refresh, statuses } = await overload(opened);
    isOver = true;
    await probing;

    expect(
      Object.keys(statuses).filter((status) => !["200", "201", "503"].includes(status)),
    ).toEqual([]);
    expect(statuses[503]).toBeGreaterThan(0);
    expect(acknowledged.tasks.size).toBeGreaterThan(0);
    expect(acknowledged.emails.size).toBeGreaterThan(0);
    expect(new Set(probes), "probes answer throughout").toEqual(new Set([200]));
    expect(readMemoryMb()).toBeLessThan(maxMemoryMb);

    await vi.waitFor(async () => {
      const [gauge] = (await readMetrics()).filter(
        ({ name }) => name === "latch_requests_in_progress",
      );
      expect(gauge?.value).toBe(0);
    }, timeLimit);
    const shed = (await readMetrics()).filter(({ name }) => name === "latch_shed_requests_total");
    expect(shed.length).toBeGreaterThan(0);

    const tasks = new Set((await scan(database, "Tasks")).map(({ taskId }) => taskId));
    expect([...acknowledged.tasks].filter((id) => !tasks.has(id))).toEqual([]);
    const identifiers = new Set(
      (await scan(database, "Identifiers")).map((each) => each["identifier"]),
    );
    expect([...acknowledged.emails].filter((email) => !identifiers.has(`email#${email}`))).toEqual(
      [],
    );
    const rotations = refresh.map((refreshToken) =>
      latch.refreshSession({ body: { refreshToken } }),
    );
    const answers = await Promise.all(rotations);
    expect(new Set(answers.map(({ response }) => response.status))).toEqual(new Set([200]));
  },
);
