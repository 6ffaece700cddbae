import { createActivityStore, createUserStore, type Database } from "@latch/adapters/dynamodb";
import { composeMaintenance } from "@latch/composition/maintenance";
import { readCustomersConfig } from "@latch/config/lambda/customers";
import type { UserId } from "@latch/contract";
import type { WorkLimit } from "@latch/core";
import { expect, test } from "vitest";
import { maintenanceGrants, resealingGrants } from "../../infra/grants.ts";
import { changeUser } from "../support/fixtures/change-user.ts";
import { openCrashingDatabase } from "../support/fixtures/crashing-database.ts";
import { newId } from "../support/fixtures/new-id.ts";
import { putMany } from "../support/fixtures/put-many.ts";
import { restrictDatabase } from "../support/fixtures/restrict-database.ts";
import { scan } from "../support/fixtures/tables.ts";
import { wholeRun } from "../support/fixtures/work-limit.ts";
import { createHarness, type Harness, openTestDatabase, password } from "../support/harness.ts";

/** Gives a user so many activities with personal data. */
const addActivities = (database: Database, userId: UserId, count: number) =>
  putMany(
    database,
    "Activity",
    Array.from({ length: count }, () => ({
      userId,
      eventId: newId("evt"),
      type: "session.started",
      at: "2026-01-01T00:00:00.000Z",
      subject: userId,
      actor: userId,
      address: "203.0.113.7",
      requestId: "r-1",
    })),
  );

/** Returns how many activities of a user contain personal data. */
async function countLeft(database: Database, userId: UserId): Promise<number> {
  const items = await scan(database, "Activity");
  return items.filter((item) => item["userId"] === userId && item["address"]).length;
}

/** Marks an account as erased, as the first write of an erasure does. */
const mark = ({ database }: Harness, userId: UserId, erasingSince: string) =>
  changeUser(database, userId, { erasingSince });

const exists = async (database: Database, userId: UserId) =>
  (await scan(database, "Users")).some((item) => item["userId"] === userId);

/** Opens the erasure with turns of another length. */
const openErasure = ({ database, keys, deps }: Harness, turnLimit: WorkLimit) =>
  composeMaintenance({
    config: readCustomersConfig({}),
    database: restrictDatabase(database, { ...maintenanceGrants, ...resealingGrants }),
    keys,
    log: deps.log,
    turnLimit,
  });

test("the erasure of 10,000 activities continues where it was killed, and ends", async () => {
  const { database, dieAfter, live } = await openCrashingDatabase();
  const harness = await createHarness({}, { database });
  const { user } = await harness.signUp();
  await addActivities(database, user.id, 10_000);
  await mark(harness, user.id, new Date().toISOString());
  let before = 10_000;
  for (let kills = 0; kills < 2; kills++) {
    dieAfter(2500);
    await expect(harness.deps.finishErasures(wholeRun)).rejects.toThrow();
    live();
    const left = await countLeft(database, user.id);
    // Nearly each of the calls was for an activity that no other run had processed.
    expect(left).toBeLessThan(before - 2400);
    before = left;
  }
  expect(await harness.deps.finishErasures(wholeRun)).toEqual({ finished: 1, unfinished: 0 });
  expect(await countLeft(database, user.id)).toBe(0);
  expect(await exists(database, user.id)).toBe(false);
});

test("a run ends within its limit, and the next ones do the rest", async () => {
  const harness = await createHarness();
  const { database, deps } = harness;
  const { latch, user } = await harness.signUp();
  await addActivities(database, user.id, 6000);
  const { response } = await latch.deleteMe({ body: { password } });
  expect(response.status, "a request, too").toBe(204);
  const counts = [await countLeft(database, user.id)];
  expect(counts[0]).toBeGreaterThanOrEqual(6000 - 5000 - 250);
  for (let outcome = { unfinished: 1 }; outcome.unfinished > 0; ) {
    outcome = await deps.finishErasures({ milliseconds: 60_000, items: 800 });
    counts.push(await countLeft(database, user.id));
  }
  // One step more than the limit, of 250 items.
  for (const [index, left] of counts.slice(1).entries()) {
    const done = Number(counts[index]) - left;
    if (left > 0) expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThanOrEqual(800 + 250);
  }
  expect(counts.at(-1)).toBe(0);
  expect(await deps.finishErasures({ milliseconds: 0, items: 800 })).toEqual({
    finished: 0,
    unfinished: 0,
  });
});

test("a run without time, or of a process that stops, begins no erasure", async () => {
  const harness = await createHarness();
  const { user } = await harness.signUp();
  await mark(harness, user.id, new Date().toISOString());
  for (const limit of [
    { ...wholeRun, milliseconds: 0 },
    { ...wholeRun, signal: AbortSignal.abort() },
  ]) {
    expect(await harness.deps.finishErasures(limit)).toEqual({ finished: 0, unfinished: 1 });
  }
  expect(await harness.deps.finishErasures(wholeRun)).toEqual({ finished: 1, unfinished: 0 });
});

test("large accounts, though older, do not delay the erasure of a small one", async () => {
  const harness = await createHarness();
  const { database } = harness;
  const large: UserId[] = [];
  for (let index = 0; index < 5; index++) {
    const { user } = await harness.signUp();
    await addActivities(database, user.id, 800);
    await mark(harness, user.id, "2026-01-01T00:00:00.000Z");
    large.push(user.id);
  }
  const { user: small } = await harness.signUp();
  await mark(harness, small.id, "2026-02-01T00:00:00.000Z");
  const { finishErasures } = openErasure(harness, { milliseconds: 10_000, items: 250 });
  const limit = { milliseconds: 60_000, items: 1500 };
  expect(await finishErasures(limit)).toEqual({ finished: 1, unfinished: 5 });
  expect(await exists(database, small.id)).toBe(false);
  for (const userId of large) {
    expect(await countLeft(database, userId), "each had a turn").toBeLessThan(800);
  }
});

test("of two processes that erase an account, the one that claims it last continues", async () => {
  const harness = await createHarness();
  const { user } = await harness.signUp();
  await mark(harness, user.id, "2026-01-01T00:00:00.000Z");
  const users = createUserStore(harness.database);
  const [found] = await users.listErasing();
  if (!found) throw new Error("The account is not listed");
  const claimed = await users.claimErasure(found, 1000);
  expect(claimed).toMatchObject({ userId: user.id, erasureClaimedMs: 1000 });
  expect(await users.claimErasure(found, 2000), "claimed since it was read").toBeUndefined();
  const [again] = await users.listErasing();
  if (!claimed || !again) throw new Error("The account is not listed");
  expect(await users.claimErasure(again, 3000)).toMatchObject({ erasureClaimedMs: 3000 });
  expect(await users.claimErasure(claimed, 4000)).toBeUndefined();
  await harness.deps.finishErasures(wholeRun);
  expect(await users.claimErasure(again, 5000), "erased").toBeUndefined();
  expect(await scan(harness.database, "Users")).toEqual([]);
});

test("accounts that waited longest get the first turns", async () => {
  const harness = await createHarness();
  const { database } = harness;
  const served: UserId[] = [];
  for (let index = 0; index < 6; index++) {
    const { user } = await harness.signUp();
    await addActivities(database, user.id, 300);
    await mark(harness, user.id, `2026-01-0${6 - index}T00:00:00.000Z`);
    served.unshift(user.id);
  }
  const { finishErasures } = openErasure(harness, { milliseconds: 10_000, items: 250 });
  // One item ends the run after the first turn of each of the four that run at the same time.
  await finishErasures({ milliseconds: 60_000, items: 1 });
  const left = await Promise.all(served.map((userId) => countLeft(database, userId)));
  expect(left.map((count) => count < 300)).toEqual([true, true, true, true, false, false]);
  await finishErasures({ milliseconds: 60_000, items: 1 });
  expect(await countLeft(database, served[4] as UserId)).toBeLessThan(300);
  expect(await countLeft(database, served[5] as UserId)).toBeLessThan(300);
});

test("two processes erase the same accounts at the same time", async () => {
  const harness = await createHarness();
  const { database } = harness;
  const people = [await harness.signUp(), await harness.signUp()];
  for (const { user } of people) {
    await addActivities(database, user.id, 700);
    await mark(harness, user.id, "2026-01-01T00:00:00.000Z");
  }
  const limit = { milliseconds: 10_000, items: 250 };
  await Promise.all([
    openErasure(harness, limit).finishErasures(wholeRun),
    openErasure(harness, limit).finishErasures(wholeRun),
  ]);
  await harness.deps.finishErasures(wholeRun);
  expect(await scan(database, "Users")).toEqual([]);
  for (const { user } of people) expect(await countLeft(database, user.id)).toBe(0);
});

test("an event that is recorded during an erasure has no personal data", async () => {
  const database = await openTestDatabase();
  const activity = createActivityStore(database);
  const userId = newId("usr");
  await addActivities(database, userId, 300);
  expect(await activity.anonymiseSome(userId)).toEqual({ items: 250, isDone: false });
  // Its id is before the position that the erasure has reached.
  const id = "evt_00000000000000000000000000";
  const at = "2026-01-01T00:00:00.000Z";
  await activity.record(userId, {
    id,
    type: "session.ended",
    at,
    subject: userId,
    actor: userId,
    address: "203.0.113.7",
  });
  expect(await activity.anonymiseSome(userId)).toMatchObject({ isDone: true });
  expect(await countLeft(database, userId)).toBe(0);
});
