import { setTimeout as sleep } from "node:timers/promises";
import { createKeyRing } from "@latch/adapters/crypto";
import { startEvents } from "@latch/dev";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { openEventPipeline } from "../support/event-pipeline.ts";
import { scan } from "../support/fixtures/tables.ts";
import { jsonBody, openTestDatabase, password } from "../support/harness.ts";
import { openTestEvents } from "../support/processes/events.ts";
import { startFaultProxy } from "../support/processes/fault-proxy.ts";
import { type Program, startLatch, startProgram } from "../support/processes/program.ts";
import { timeLimit } from "../support/time-limit.ts";

/** Starts all processes of Latch. Each may be killed and is restarted. */
async function openProcesses() {
  const database = await openTestDatabase(undefined, undefined, { streams: true });
  const prefix = database.tables.Users.replace(/Users$/, "");
  const events = await openTestEvents({ prefix, visibilityTimeoutSeconds: 2 });
  const environment = {
    NODE_ENV: "test",
    PORT: "0",
    LATCH_ISSUER: "http://localhost:4000",
    LATCH_KEYS: JSON.stringify(await createKeyRing()),
    LATCH_TABLE_PREFIX: prefix,
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
    EVENTS_ENDPOINT: events.endpoint,
    BCRYPT_COST: "4",
    HASH_WORKERS: "1",
    RATE_LIMITS: "false",
    LOG_LEVEL: "info",
  };
  const starts = {
    api: () => startProgram("server/src/main.ts", environment),
    publisher: () =>
      startProgram("server/src/worker.ts", environment, { args: ["publish-changes"] }),
    consumer: () =>
      startProgram("server/src/worker.ts", environment, { args: ["record-activity"] }),
  };
  const running: Record<keyof typeof starts, Program> = {
    api: starts.api(),
    publisher: starts.publisher(),
    consumer: starts.consumer(),
  };
  let origin = await originOf(running.api);

  async function originOf(api: Program): Promise<string> {
    const [, port] = await api.waitForOutput(/"port":(\d+),.*"listening"/);
    return `http://127.0.0.1:${port}`;
  }

  return {
    database,
    async kill(name: keyof typeof starts): Promise<void> {
      await running[name].end("SIGKILL");
      running[name] = starts[name]();
      if (name === "api") origin = await originOf(running.api);
    },
    ask: (path: string, init?: RequestInit) => fetch(`${origin}${path}`, init),
  };
}

test("each change has one activity after kill -9 of API, publisher and consumer", {
  timeout: 180_000,
}, async () => {
  const { database, kill, ask } = await openProcesses();
  const acknowledged = new Map<string, number>();
  let sum = 0;
  const random = (least: number, most: number) =>
    least + Math.floor(Math.random() * (most - least));
  const kills = [
    { at: random(20, 200), name: "publisher" as const },
    { at: random(20, 200), name: "consumer" as const },
    { at: random(150, 350), name: "api" as const },
    { at: random(250, 480), name: "publisher" as const },
    { at: random(250, 480), name: "consumer" as const },
  ];
  const killing: Promise<void>[] = [];

  /** A user who changes their name until it succeeds: 500 times, all concurrently. */
  async function person(index: number): Promise<void> {
    const body = { email: `person-${index}@example.com`, password };
    const signedUp = await ask("/auth/signup", { method: "POST", ...jsonBody(body) });
    const { user, accessToken } = (await signedUp.json()) as {
      user: { id: string };
      accessToken: string;
    };
    acknowledged.set(user.id, 0);
    for (let count = 0; sum < 500; count++) {
      const { body, headers } = jsonBody({ name: `Name ${count}` });
      const answer = await ask("/me", {
        method: "PATCH",
        body,
        headers: { ...headers, authorization: `Bearer ${accessToken}` },
      }).catch(() => undefined);
      if (answer?.status !== 200) {
        await sleep(20);
        continue;
      }
      acknowledged.set(user.id, (acknowledged.get(user.id) ?? 0) + 1);
      sum += 1;
      for (const each of kills
        .splice(0)
        .filter((one) => sum < one.at || !killing.push(kill(one.name)))) {
        kills.push(each);
      }
    }
  }

  await Promise.all(Array.from({ length: 10 }, (_, index) => person(index)));
  expect([kills.length, killing.length]).toEqual([0, 5]);
  await Promise.all(killing);
  // Each change increases the version, including changes whose response was lost.
  const happened = Object.fromEntries(
    (await scan(database, "Users")).map(({ userId, version }) => [userId, Number(version) - 1]),
  );
  for (const [userId, count] of acknowledged)
    expect(happened[userId]).toBeGreaterThanOrEqual(count);
  await vi.waitFor(async () => {
    const told: Record<string, number> = {};
    const activity = await scan(database, "Activity");
    for (const { userId, type } of activity) {
      if (type === "user.updated") told[String(userId)] = (told[String(userId)] ?? 0) + 1;
    }
    expect(told).toEqual(happened);
    expect(activity.filter(({ type }) => type === "user.created")).toHaveLength(10);
    expect(activity.filter(({ type }) => type === "session.started")).toHaveLength(10);
  }, timeLimit);
});

test("changes wait while SNS is unavailable, and are published once when it is back", async () => {
  const events = await startEvents();
  onTestFinished(events.stop);
  const proxy = await startFaultProxy(events.endpoint);
  const { signUp, database, logged } = await openEventPipeline({ endpoint: proxy.endpoint });
  await signUp();
  const told = async () => (await scan(database, "Activity")).map(({ type }) => type).sort();
  const each = ["session.started", "user.created"];
  await vi.waitFor(async () => expect(await told()).toEqual(each), timeLimit);
  proxy.inject("*", "dropped", Number.POSITIVE_INFINITY);
  await signUp();
  await vi.waitFor(() => {
    expect(logged.map(({ event }) => event)).toContain("publish.failed");
  }, timeLimit);
  proxy.heal();
  await vi.waitFor(async () => expect(await told()).toEqual([...each, ...each].sort()), timeLimit);
});

test("activity is written once when events arrive in any order and repeatedly", async () => {
  const { signUp, batches, messages, publish, record, database } = await openEventPipeline();
  const people = await Promise.all(Array.from({ length: 5 }, () => signUp()));
  await vi.waitFor(() => expect(messages).toHaveLength(10), timeLimit);
  const written = () => scan(database, "Activity");
  await vi.waitFor(async () => expect(await written()).toHaveLength(10), timeLimit);
  const before = await written();
  const records = batches.flatMap(({ Records }) => Records);
  const shuffled = <T>(items: T[]): T[] =>
    items
      .map((item) => [Math.random(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  await Promise.all([1, 2, 3].map(() => publish({ Records: shuffled(records) })));
  await vi.waitFor(() => expect(messages).toHaveLength(40), timeLimit);
  const again = await Promise.all([1, 2, 3].map(() => record({ Records: shuffled(messages) })));
  expect(again).toEqual(Array(3).fill({ batchItemFailures: [] }));
  const inOrder = (items: Record<string, unknown>[]) =>
    items.toSorted((a, b) => String(a["eventId"]).localeCompare(String(b["eventId"])));
  expect(inOrder(await written())).toEqual(inOrder(before));
  expect(people).toHaveLength(5);
});

test("a message that fails five times moves to the dead-letter queue, and can be redriven", {
  timeout: 180_000,
}, async () => {
  let broken = "";
  const { signUp, database, events, messages } = await openEventPipeline({
    visibilityTimeoutSeconds: 1,
    refuses: ({ subject }) => subject === broken,
  });
  const environment = {
    NODE_ENV: "production",
    LATCH_ISSUER: "https://auth.example.com",
    LATCH_TABLE_PREFIX: events.prefix,
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
    EVENTS_ENDPOINT: events.endpoint,
  };
  const redrive = (...args: string[]) =>
    startLatch(["events", "redrive", ...args], environment).ended;
  const { user, latch } = await signUp({ name: "Ada" });
  const toldOf = async () =>
    (await scan(database, "Activity")).filter(({ subject }) => subject === user.id);
  await vi.waitFor(async () => expect(await toldOf()).toHaveLength(1), timeLimit);
  broken = user.id;
  await latch.updateMe({ body: { name: "Secret" } });
  await vi.waitFor(async () => {
    expect(await events.waiting("record-activity", "deadLetters")).toHaveLength(1);
  }, timeLimit);
  const tries = messages.filter(({ body }) => JSON.parse(body).type === "user.updated");
  expect(tries.map(({ attributes }) => attributes?.ApproximateReceiveCount)).toEqual([
    "1",
    "2",
    "3",
    "4",
    "5",
  ]);
  const other = await signUp();
  await vi.waitFor(async () => {
    const subjects = (await scan(database, "Activity")).map(({ subject }) => subject);
    expect(subjects).toContain(other.user.id);
  }, timeLimit);
  expect(await toldOf()).toHaveLength(1);

  const [listed, unknown] = await Promise.all([redrive("--list"), redrive("nobody")]);
  expect(listed.stdout).toMatch(
    new RegExp(`^record-activity: 1\n  \\S+Z evt_\\w+ user\\.updated ${user.id}$`, "m"),
  );
  expect(listed.stdout).not.toMatch(/Secret|203\.0\.113\.7|@/);
  expect(unknown).toMatchObject({ code: 2, stdout: "" });
  broken = "";
  expect((await redrive("record-activity", "--max", "5")).stdout).toBe(
    "record-activity: 1 moved back\n",
  );
  await vi.waitFor(async () => expect(await toldOf()).toHaveLength(2), timeLimit);
  expect(await events.waiting("record-activity", "deadLetters")).toEqual([]);
});
