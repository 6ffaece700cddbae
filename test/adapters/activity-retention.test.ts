import { createActivityStore, type Database } from "@latch/adapters/dynamodb";
import { migrate, migrations, rollback } from "@latch/adapters/migrations";
import type { UserId } from "@latch/contract";
import { createIdFactory } from "@latch/core";
import { expect, test } from "vitest";
import { newId } from "../support/fixtures/new-id.ts";
import { putMany } from "../support/fixtures/put-many.ts";
import { scan } from "../support/fixtures/tables.ts";
import { openTestDatabase } from "../support/harness.ts";

const now = Date.parse("2026-11-30T12:00:00.000Z");
const dayMs = 24 * 3600 * 1000;
const owner = "test";

/** Returns the id of an event so many days ago. */
const idOf = (daysAgo: number) =>
  createIdFactory(
    () => now - daysAgo * dayMs,
    (length) => crypto.getRandomValues(new Uint8Array(length)),
  )("evt");

/** Opens the activity log. */
const open = (database: Database, retentionDays?: number) =>
  createActivityStore(database, { retentionDays, clock: () => now });

const activityOf = (userId: UserId, daysAgo: number) => ({
  id: idOf(daysAgo),
  type: "session.started" as const,
  at: new Date(now - daysAgo * dayMs).toISOString(),
  subject: userId,
});

/** Returns the days after which DynamoDB deletes each activity, counted from its event. */
async function storedDays(database: Database): Promise<(number | undefined)[]> {
  const items = await scan(database, "Activity");
  return items
    .filter(({ at }) => at)
    .map(({ at, expiresAt }) =>
      expiresAt === undefined
        ? undefined
        : Math.round((Number(expiresAt) * 1000 - Date.parse(String(at))) / dayMs),
    );
}

test("an activity expires 400 days after its event, or after the configured days", async () => {
  const database = await openTestDatabase();
  const userId = newId("usr");
  await open(database).record(userId, activityOf(userId, 3));
  expect(await storedDays(database)).toEqual([400]);
  await open(database, 30).record(userId, activityOf(userId, 2));
  expect((await storedDays(database)).sort()).toEqual([30, 400]);
  const { items } = await open(database).list(userId, { limit: 10 });
  expect(items).toHaveLength(2);
  for (const item of items) expect(item).not.toHaveProperty("expiresAt");
});

test("older activity is not returned, also if an earlier release recorded it", async () => {
  const database = await openTestDatabase();
  const userId = newId("usr");
  const ages = [1, 29, 31, 399, 401, 800];
  await putMany(
    database,
    "Activity",
    ages.map((age) => {
      const { id: eventId, ...fields } = activityOf(userId, age);
      return { userId, eventId, ...fields };
    }),
  );
  for (const [days, count] of [
    [400, 4],
    [30, 2],
    [3650, 6],
  ] as const) {
    const store = open(database, days);
    const ids: string[] = [];
    let before: string | undefined;
    do {
      const page = await store.list(userId, { limit: 2, before });
      ids.push(...page.items.map(({ id }) => id));
      before = page.next;
    } while (before);
    expect(ids).toHaveLength(count);
    expect(ids).toEqual(ids.toSorted().reverse());
  }
  const cursor = idOf(700);
  expect(await open(database).list(userId, { limit: 2, before: cursor })).toEqual({ items: [] });
});

test("the migration gives activities of earlier releases an expiry, and takes it back", async () => {
  const database = await openTestDatabase();
  const userId = newId("usr");
  await open(database, 30).record(userId, activityOf(userId, 1));
  const { id: eventId, ...fields } = activityOf(userId, 2);
  await putMany(database, "Activity", [{ userId, eventId, ...fields }]);
  await open(database).anonymiseSome(newId("usr"));
  const own = migrations.filter(({ id }) => id === "0002-activity-expiry");
  for (let times = 0; times < 2; times++) {
    await migrate(database, own, { owner, activityRetentionDays: 500 });
    expect((await storedDays(database)).sort()).toEqual([30, 500]);
  }
  const marks = (await scan(database, "Activity")).filter((item) => item["eventId"] === "~erased");
  expect(marks).toHaveLength(1);
  expect(marks[0]).not.toHaveProperty("expiresAt");
  await rollback(database, own, { owner });
  expect(await storedDays(database)).toEqual([undefined, undefined]);
});

test("an erasure does not store an activity again that has expired meanwhile", async () => {
  const database = await openTestDatabase();
  const userId = newId("usr");
  const store = open(database);
  await store.record(userId, { ...activityOf(userId, 1), address: "203.0.113.7" });
  // DynamoDB deletes the activity between the read and the write of the erasure.
  database.client.intercept(async ({ operation, input }, next) => {
    const { eventId } = (input["Key"] ?? {}) as { eventId?: string };
    const isActivity = operation === "UpdateItem" && eventId !== "~erased";
    return next(isActivity ? { ...input, Key: { userId, eventId: idOf(2) } } : input);
  });
  expect(await store.anonymiseSome(userId)).toMatchObject({ isDone: true });
  expect(await scan(database, "Activity")).toHaveLength(2);
});
