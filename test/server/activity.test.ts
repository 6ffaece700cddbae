import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createActivityRecorder, type StreamRecord } from "@latch/adapters/change-stream";
import { createActivityStore } from "@latch/adapters/dynamodb";
import { startStreamPoller } from "@latch/server/local";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { recorderGrants } from "../../infra/grants.ts";
import { granted } from "../support/granted.ts";
import { createHarness, openTestDatabase, password } from "../support/harness.ts";
import { newestToken } from "../support/links.ts";
import { scan } from "../support/tables.ts";

/** The API with what AWS would do behind it: streams that are read and handed to the recorder. */
async function open() {
  const database = await openTestDatabase(undefined, inject("dynamoEndpoint"), { streams: true });
  const harness = await createHarness({}, { database });
  const { deps } = harness;
  const folder = mkdtempSync(join(tmpdir(), "latch-stream-"));
  const batches: { Records: StreamRecord[] }[] = [];
  const record = createActivityRecorder({
    activity: createActivityStore(granted(database, recorderGrants)),
    tables: database.tables,
    log: deps.log,
  });
  const start = () =>
    startStreamPoller({
      endpoint: inject("dynamoEndpoint"),
      names: database.tables,
      handler: (batch) => {
        batches.push(batch);
        return record(batch);
      },
      cursorFile: join(folder, "cursors.json"),
      log: deps.log,
    });
  let poller = start();
  onTestFinished(async () => {
    await poller.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const restart = async (meanwhile: () => Promise<unknown>) => {
    await poller.stop();
    await meanwhile();
    poller = start();
  };
  return { ...harness, batches, record, restart };
}

const patience = { timeout: 15_000, interval: 50 };

test("what happens to an account shows up in its activity, newest first", async () => {
  const { signUp, logIn, latch, ...harness } = await open();
  const boss = await signUp({ role: "super_admin" });
  const person = await signUp();
  const { user } = person;
  const params = { params: { path: { userId: user.id } } };
  await latch.verifyEmail({ body: { token: await newestToken(harness, user.email) } });
  await person.latch.updateMe({ body: { name: "Renamed" } });
  const key = await person.latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
  await person.latch.revokeApiKey({ params: { path: { keyId: key.data?.id ?? "" } } });
  await boss.latch.changeUserRole({ ...params, body: { role: "agent" } });
  await boss.latch.suspendUser({ ...params, body: { reason: "x" } });
  await boss.latch.reinstateUser(params);
  const again = await logIn(user.email);
  await latch.logOut({ body: { refreshToken: again.refreshToken } });

  const expected = {
    "user.created": 1,
    "session.started": 2,
    "user.email_verified": 1,
    "user.updated": 1,
    "api_key.created": 1,
    "api_key.revoked": 1,
    "user.role_changed": 1,
    "user.suspended": 1,
    "user.reinstated": 1,
    "session.ended": 2,
  };
  await vi.waitFor(async () => {
    const { data } = await boss.latch.listUserActivity(params);
    const counts: Record<string, number> = {};
    for (const { type } of data?.items ?? []) counts[type] = (counts[type] ?? 0) + 1;
    expect(counts).toEqual(expected);
  }, patience);

  const { data } = await boss.latch.listUserActivity(params);
  const items = data?.items ?? [];
  expect(items.map(({ id }) => id)).toEqual(
    items
      .map(({ id }) => id)
      .sort()
      .reverse(),
  );
  expect(items.find(({ type }) => type === "user.suspended")).toMatchObject({
    actor: boss.user.id,
    subject: user.id,
    address: "203.0.113.7",
    requestId: expect.any(String),
  });
  expect(items.find(({ type }) => type === "user.role_changed")?.data).toEqual({
    userId: user.id,
    role: "agent",
    previousRole: "user",
  });
  const mine = await again.latch.listMyActivity({ params: { query: { limit: 3 } } });
  expect(mine.data?.items).toEqual(items.slice(0, 3));
  const cursor = mine.data?.nextCursor;
  const next = await again.latch.listMyActivity({ params: { query: { limit: 3, cursor } } });
  expect(next.data?.items).toEqual(items.slice(3, 6));
});

test("told twice, or after a restart, each thing is written once", async () => {
  const { signUp, database, batches, record, restart } = await open();
  const { user } = await signUp();
  const written = async () =>
    (await scan(database, "Activity")).filter(({ userId }) => userId === user.id);
  await vi.waitFor(async () => expect(await written()).toHaveLength(2), patience);
  for (const batch of batches) await record(batch);
  expect(await written()).toHaveLength(2);

  let missed = "";
  await restart(async () => {
    missed = (await signUp()).user.id;
  });
  await vi.waitFor(async () => {
    const found = (await scan(database, "Activity")).filter(({ userId }) => userId === missed);
    expect(found).toHaveLength(2);
  }, patience);
  const seen = batches.flatMap(({ Records }) =>
    Records.map(({ eventSourceARN, dynamodb }) => `${eventSourceARN} ${dynamodb?.SequenceNumber}`),
  );
  expect(new Set(seen).size, "a restart goes on where it was").toBe(seen.length);
});

test("what is told late of an erased person does not name anybody", async () => {
  const { signUp, database, batches, record } = await open();
  const { user, latch } = await signUp();
  await vi.waitFor(async () => expect(await scan(database, "Activity")).toHaveLength(2), patience);
  await latch.deleteMe({ body: { password } });
  await vi.waitFor(async () => {
    const types = (await scan(database, "Activity")).map(({ type }) => type);
    expect(types).toContain("user.deleted");
    expect(types).toContain("session.ended");
  }, patience);
  for (const batch of batches) await record(batch);
  const stored = JSON.stringify(await scan(database, "Activity"));
  expect(stored).not.toContain("203.0.113.7");
  expect(stored).not.toContain(user.email);
});

test("a change that can't be written is named, and those before it are not told again", async () => {
  const { signUp, batches, deps, database } = await open();
  await signUp();
  await vi.waitFor(
    () => expect(batches.flatMap(({ Records }) => Records).length).toBeGreaterThan(1),
    patience,
  );
  const records = batches.flatMap(({ Records }) => Records);
  let left = 1;
  const failing = createActivityRecorder({
    activity: {
      ...createActivityStore(database),
      async record() {
        if (left-- <= 0) throw new Error("down");
      },
    },
    tables: database.tables,
    log: deps.log,
  });
  expect(await failing({ Records: records })).toEqual({
    batchItemFailures: [{ itemIdentifier: records[1]?.dynamodb?.SequenceNumber }],
  });
});
