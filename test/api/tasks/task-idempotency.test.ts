import { expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { put, scanTasks } from "../../support/fixtures/tables.ts";
import { type Person, password } from "../../support/harness.ts";
import { retryOn503 } from "../../support/retry-on-503.ts";
import { shareHarness } from "../../support/shared-harness.ts";

const shared = shareHarness();

const text = { title: "A secret title", description: "A secret description" };
const path = (taskId: string | undefined) => ({ params: { path: { taskId: taskId ?? "" } } });
const create = ({ latch }: Person, body: { title: string } = text, key = "k") =>
  retryOn503(() => latch.createTask({ body, headers: { "idempotency-key": key } }));

/** Returns the stored items of a user that contain a part of the text of the task. */
async function itemsWithText({ user }: Person) {
  const items = await scanTasks(shared().database);
  return items.filter((item) => item["userId"] === user.id && /secret/.test(JSON.stringify(item)));
}

test("an idempotency record contains no text of the task", async () => {
  const person = await shared().signUp();
  const { data: task } = await create(person);
  expect(await itemsWithText(person)).toMatchObject([{ taskId: task?.id }]);
});

test("the text of a deleted task is stored nowhere, also after a repeated request", async () => {
  const person = await shared().signUp();
  const first = await create(person);
  await person.latch.deleteTask(path(first.data?.id));
  expect(await itemsWithText(person)).toEqual([]);
  const again = await create(person);
  expect(again.data).toEqual(first.data);
  expect(again.response.headers.get("etag")).toBe('"1"');
  expect(await itemsWithText(person)).toEqual([]);
  expect(outcome(await person.latch.getTask(path(first.data?.id)))[0]).toBe(404);
});

test("other input with the key of a deleted task is rejected", async () => {
  const person = await shared().signUp();
  const { data: task } = await create(person);
  await person.latch.deleteTask(path(task?.id));
  for (const body of [
    { title: text.title },
    { ...text, title: "A secret  title" },
    { title: "" },
  ]) {
    expect([400, 422]).toContain((await create(person, body)).response.status);
  }
  expect((await person.latch.listTasks()).data?.items).toEqual([]);
});

test("a field cannot take the place of another in the comparison", async () => {
  const person = await shared().signUp();
  await create(person, { title: 'a","b' });
  const other = await create(person, { title: "a", description: "b" } as { title: string });
  expect(outcome(other)).toEqual([422, "idempotency_key_reused"]);
});

test("a request that is repeated while the task is deleted gets the first response and restores nothing", async () => {
  const person = await shared().signUp();
  for (let round = 0; round < 10; round++) {
    const first = await create(person, text, `k-${round}`);
    const [deleted, ...repeated] = await Promise.all([
      retryOn503(() => person.latch.deleteTask(path(first.data?.id))),
      ...Array.from({ length: 5 }, () => create(person, text, `k-${round}`)),
    ]);
    expect(deleted.response.status).toBe(204);
    for (const { data } of repeated) expect(data).toEqual(first.data);
  }
  expect((await person.latch.listTasks()).data?.items).toEqual([]);
  expect(await itemsWithText(person)).toEqual([]);
});

test("an erasure leaves no idempotency record", async () => {
  const person = await shared().signUp();
  const { data: task } = await create(person);
  await person.latch.deleteTask(path(task?.id));
  await create(person, text, "another");
  expect((await person.latch.deleteMe({ body: { password } })).response.status).toBe(204);
  const items = await scanTasks(shared().database);
  expect(items.filter(({ userId }) => userId === person.user.id)).toEqual([]);
});

test("a record of release 0.2, which contains the task, returns the first response", async () => {
  const person = await shared().signUp();
  const { data } = await create(person);
  const { id: taskId = "", ...fields } = data ?? {};
  await put(shared().database, "Tasks", {
    userId: person.user.id,
    taskId: "once#former",
    task: { userId: person.user.id, taskId, ...fields },
    expiresAt: Math.floor(shared().clock() / 1000) + 3600,
  });
  expect((await create(person, text, "former")).data).toEqual(data);
  const other = await create(person, { title: "Another" }, "former");
  expect(outcome(other)).toEqual([422, "idempotency_key_reused"]);
});
