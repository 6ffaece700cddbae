import { createActivityStore } from "@latch/adapters/dynamodb";
import { queueNames } from "@latch/adapters/messaging";
import type { EventType, UserId } from "@latch/contract";
import { idFromBytes } from "@latch/core";
import { expect, inject, test } from "vitest";
import { newId } from "../../support/fixtures/new-id.ts";
import { put } from "../../support/fixtures/tables.ts";
import { openTestDatabase } from "../../support/harness.ts";
import { openTestEvents } from "../../support/processes/events.ts";
import { onlyProgress } from "../../support/processes/only-progress.ts";
import { startLatch, temporaryFolder } from "../../support/processes/program.ts";

async function openPlace() {
  const database = await openTestDatabase();
  const prefix = database.tables.Users.replace(/Users$/, "");
  const events = await openTestEvents({ prefix });
  const environment = {
    NODE_ENV: "production",
    LATCH_ISSUER: "https://auth.example.com",
    LATCH_TABLE_PREFIX: prefix,
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
    EVENTS_ENDPOINT: events.endpoint,
  };
  const run = (command: string, args: string[] = [], more: Record<string, string> = {}) =>
    startLatch(["events", command, ...args], { ...environment, ...more }).ended;
  return { ...events, database, run };
}

/** An event id of that time. */
function idAt(time: string) {
  const bytes = new Uint8Array(16).fill(7);
  new DataView(bytes.buffer).setBigUint64(0, (BigInt(Date.parse(time)) << 16n) | 0x7000n);
  return idFromBytes("evt", bytes);
}

test("events replay publishes a period again, in order, without users who were erased", async () => {
  const { database, run, waiting } = await openPlace();
  const activity = createActivityStore(database);
  const [ada, bob, gone] = [newId("usr"), newId("usr"), newId("usr")];
  const record = async (userId: UserId, type: EventType, at: string, data?: object) => {
    const id = idAt(at);
    await activity.record(userId, {
      id,
      type,
      at,
      subject: userId,
      actor: userId,
      address: "203.0.113.7",
      data: { userId, ...data },
    });
    return id;
  };
  const early = await record(ada, "user.created", "2026-01-01T00:00:00.000Z", { role: "user" });
  const third = await record(ada, "user.suspended", "2026-01-03T00:00:00.000Z");
  const second = await record(bob, "user.email_verified", "2026-01-02T00:00:00.000Z");
  await record(gone, "user.suspended", "2026-01-02T12:00:00.000Z");
  await activity.anonymiseSome(gone);
  const late = await record(bob, "user.suspended", "2026-01-04T00:00:00.000Z");
  await put(database, "Activity", {
    userId: ada,
    eventId: idAt("2026-01-03T01:00:00.000Z"),
    type: "user.updated",
    at: "2026-01-03T01:00:00.000Z",
    subject: ada,
  });

  const period = ["--since", "2026-01-02T00:00:00Z", "--until", "2026-01-04T00:00:00Z"];
  const replayed = await run("replay", period);
  expect([replayed.code, replayed.stderr, replayed.stdout]).toEqual([
    0,
    "",
    "2 events published again, 1 skipped: they do not match the current event schemas\n",
  ]);
  const messages = (await waiting("record-activity")).map((body) => JSON.parse(body));
  expect(messages.map(({ id }) => id)).toEqual([second, third]);
  expect(messages[0]).toEqual({
    specversion: "1.0",
    id: second,
    source: "https://auth.example.com",
    type: "user.email_verified",
    time: "2026-01-02T00:00:00.000Z",
    subject: bob,
    datacontenttype: "application/json",
    actor: bob,
    clientaddress: "203.0.113.7",
    data: { userId: bob },
  });

  const open = ["--since", "2025-12-31T00:00:00Z"];
  const outputs = await Promise.all([
    run("replay", [...open, "--type", "user.suspended"]),
    run("replay", [...open, "--after", third]),
    run("replay", [...open, "--after", late]),
  ]);
  expect(outputs.map(({ stdout }) => stdout.split(" ")[0])).toEqual(["2", "1", "0"]);
  expect(early < second).toBe(true);
});

test("invalid usage and a missing queue are reported with what to do", async () => {
  const { run } = await openPlace();
  const nowhere = { LATCH_TABLE_PREFIX: "nowhere-" };
  const refused = await Promise.all([
    run("replay", ["--since", "yesterday"]),
    run("replay", ["--since", "2026-11-21T09:00:00Z", "--type", "user.sneezed"]),
    run("replay", ["--since", "2026-02-31T00:00:00Z"]),
    run("replay", ["--since", "2026-02-02T00:00:00Z", "--until", "2026-02-01T00:00:00Z"]),
    run("replay", ["--since", "2026-02-02T00:00:00Z", "--after", "nope"]),
    run("redrive"),
    run("redrive", ["record-activity", "--list", "--max", "1"]),
    run("redrive", ["record-activity"], nowhere),
    run("redrive", ["record-activity"], { EVENTS_ENDPOINT: "http://127.0.0.1:1" }),
  ]);
  const [failed, usage] = [1, 2];
  expect(refused.map(({ code, stdout, stderr }) => [code, stdout, stderr.split("\n")[0]])).toEqual([
    [
      usage,
      "",
      "error: option '--since <time>' argument 'yesterday' is invalid. Must be a time such as 2026-11-21T09:00:00Z.",
    ],
    [
      usage,
      "",
      expect.stringMatching(
        /^error: option '--type <type\.\.\.>' argument 'user\.sneezed' is invalid\. Allowed choices are user\.created,/,
      ),
    ],
    [
      usage,
      "",
      "error: option '--since <time>' argument '2026-02-31T00:00:00Z' is invalid. Must be a time such as 2026-11-21T09:00:00Z.",
    ],
    [usage, "", "error: --since must be before --until, and in the past."],
    [
      usage,
      "",
      "error: --after must be the id of an event, such as evt_01jd7p3t1kf4fvz0e8m2q5c9ax.",
    ],
    [
      usage,
      "",
      expect.stringMatching(/^error: Name a queue \(record-activity, .*, or use --list\.$/),
    ],
    [usage, "", "error: --max cannot be used with --list."],
    [failed, "", "A queue is missing. `npx latch events create` creates it."],
    [failed, "", expect.stringMatching(/^SNS or SQS failed: .*ECONNREFUSED/)],
  ]);
});

test("events create creates the queues that a worker reads", async () => {
  const { run } = await openPlace();
  const prefix = "made.by-hand-";
  const made = await run("create", [], { LATCH_TABLE_PREFIX: prefix });
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(made.stdout.split("\n").slice(0, -1)).toEqual([
    "made-by-hand-events",
    ...queueNames.map((queue) => `made-by-hand-${queue}`),
  ]);
  const listed = await run("redrive", ["--list"], { LATCH_TABLE_PREFIX: prefix });
  expect(listed.stdout).toBe(queueNames.map((queue) => `${queue}: 0\n`).join(""));
});

test("a command starts the local stack if it does not run", async () => {
  const { ended } = startLatch(["events", "redrive", "record-activity"], {
    LATCH_DATA_DIR: temporaryFolder(),
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
    LATCH_TABLE_PREFIX: `${newId("t")}-`,
  });
  expect(await ended).toMatchObject({
    code: 0,
    stderr: onlyProgress,
    stdout: "record-activity: 0 moved back\n",
  });
});
