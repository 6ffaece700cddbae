import type { Database } from "@latch/adapters/dynamodb";
import { expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { newId } from "../../support/fixtures/new-id.ts";
import { putMany } from "../../support/fixtures/put-many.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, password } from "../../support/harness.ts";

const at = "2026-01-01T00:00:00.000Z";

/** Adds so many tasks to an account. @returns their ids */
async function addTasks(database: Database, userId: string, count: number, status = "todo") {
  const tasks = Array.from({ length: count }, () => ({
    userId,
    taskId: newId("tsk"),
    title: "t",
    status,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }));
  await putMany(database, "Tasks", tasks);
  return tasks.map(({ taskId }) => taskId);
}

/** Opens an account with so many open tasks. */
async function open(count: number) {
  const harness = await createHarness();
  const { user, latch } = await harness.signUp();
  const ids = await addTasks(harness.database, user.id, count);
  const create = (body = {}, headers = {}) =>
    latch.createTask({ body: { title: "t", ...body }, headers });
  return { ...harness, user, latch, ids, create };
}

test("a user has at most 10,000 open tasks", async () => {
  const { create, latch, ids, database, user, pass } = await open(9998);
  const [done = ""] = await addTasks(database, user.id, 50, "done");
  const key = { "idempotency-key": "k" };
  const { data: first, response } = await create({}, key);
  expect(response.status).toBe(201);
  expect((await create()).response.status).toBe(201);

  const refused = await create();
  expect(outcome(refused)).toEqual([409, "too_many_tasks"]);
  expect(refused.error?.detail).toBe("At most 10000 open tasks");
  expect((await create({}, key)).data, "the first response").toEqual(first);
  expect(outcome(await create({ title: "other" }, key))).toEqual([422, "idempotency_key_reused"]);
  expect(outcome(await create({}, { "idempotency-key": "n" }))).toEqual([409, "too_many_tasks"]);
  expect((await create({ status: "done" })).response.status).toBe(201);

  const update = (taskId: string, status: "todo" | "in_progress" | "done") =>
    latch.updateTask({ params: { path: { taskId } }, body: { status } });
  const [open1 = "", open2 = ""] = ids;
  expect((await update(open1, "in_progress")).response.status).toBe(200);
  expect(outcome(await update(done, "todo"))).toEqual([409, "too_many_tasks"]);
  await update(open1, "done");
  await latch.deleteTask({ params: { path: { taskId: open2 } } });
  pass(6);
  expect((await update(done, "todo")).response.status).toBe(200);
  expect((await create()).response.status).toBe(201);
  pass(6);
  expect(outcome(await create())).toEqual([409, "too_many_tasks"]);
});

test("concurrent requests do not exceed the limit by more than their number", async () => {
  const { create, database } = await open(9998);
  const statuses = await Promise.all(
    Array.from({ length: 3 }, async () => (await create()).response.status),
  );
  expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(1);
  expect(new Set(statuses)).toEqual(new Set([201, 409]));
  const tasks = (await scan(database, "Tasks")).filter(({ title }) => title);
  expect(tasks.length).toBeLessThanOrEqual(10_000 + 3);
});

test("the tasks are counted once for many new ones, and the count is erased with the account", async () => {
  const { create, calls, latch, database } = await open(10);
  await create();
  calls.length = 0;
  for (let index = 0; index < 5; index++) await create();
  const tasks = calls.filter(({ table }) => table === "Tasks").map(({ operation }) => operation);
  expect(tasks).toEqual(Array.from({ length: 5 }, () => ["UpdateItem", "PutItem"]).flat());
  const { data } = await latch.listTasks();
  expect(data?.items).toHaveLength(16);
  await latch.deleteMe({ body: { password } });
  expect(await scan(database, "Tasks")).toEqual([]);
});
