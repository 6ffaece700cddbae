import type { components } from "@latch/client";
import fc from "fast-check";
import { expect, test } from "vitest";
import { put } from "../../support/fixtures/tables.ts";
import type { Person } from "../../support/harness.ts";
import { shareHarness } from "../../support/shared-harness.ts";

type Task = components["schemas"]["Task"];
type Filter = { status?: Task["status"]; dueAfter?: string; dueBefore?: string };

/** A fixed seed, so that a failure is reproducible. */
const seed = 20_260_101;
const shared = shareHarness();

/** Returns all pages of a list; fails if the list does not end. */
async function pagesOf({ latch }: Person, query: Filter & { limit?: number }): Promise<Task[][]> {
  const pages: Task[][] = [];
  let cursor: string | undefined;
  do {
    const { data, error } = await latch.listTasks({ params: { query: { ...query, cursor } } });
    if (!data || pages.length > 200) throw new Error(JSON.stringify(error ?? "It has no end"));
    pages.push(data.items);
    cursor = data.nextCursor;
  } while (cursor);
  return pages;
}

/** Returns the expected list, computed independently of the store. */
const expected = (tasks: Task[], { status, dueAfter, dueBefore }: Filter): Task[] =>
  tasks
    .filter((task) => !status || task.status === status)
    .filter(({ dueAt }) => !dueAfter || (dueAt && Date.parse(dueAt) >= Date.parse(dueAfter)))
    .filter(({ dueAt }) => !dueBefore || (dueAt && Date.parse(dueAt) < Date.parse(dueBefore)))
    .sort((a, b) => (a.id < b.id ? 1 : -1));

const statuses = fc.constantFrom("todo" as const, "in_progress" as const, "done" as const);
/** Few times, each in several formats, so that bounds and due dates coincide. */
const moments = fc.constantFrom(
  "2026-11-21T09:00:00Z",
  "2026-11-21T10:00:00+01:00",
  "2026-11-21T08:59:59.999Z",
  "2026-11-21T09:00:00.001Z",
  "2026-11-20T23:00:00-10:00",
  "1969-12-31T23:59:59Z",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999Z",
);
const absent = fc.constant(undefined);
const newTasks = fc.record({
  title: fc.constantFrom("a", "b"),
  status: fc.oneof(statuses, absent),
  dueAt: fc.oneof(moments, absent),
});
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ make: newTasks }) },
    {
      weight: 2,
      arbitrary: fc.record({
        change: fc.record({ status: statuses, dueAt: fc.oneof(moments, fc.constant(null)) }),
        which: fc.nat(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ remove: fc.nat() }) },
  ),
  { maxLength: 20 },
);
const filters = fc.record({
  status: fc.oneof(statuses, absent),
  dueAfter: fc.oneof(moments, absent),
  dueBefore: fc.oneof(moments, absent),
});

test("every list equals that of a simple model, after any operations", async () => {
  const property = fc.asyncProperty(
    steps,
    fc.array(filters, { minLength: 1, maxLength: 3 }),
    fc.integer({ min: 1, max: 5 }),
    async (doings, asked, limit) => {
      const person = await shared().signUp();
      let model: Task[] = [];
      for (const doing of doings) {
        if ("make" in doing) {
          const { data } = await person.latch.createTask({ body: doing.make });
          if (data) model.push(data);
          continue;
        }
        const task =
          model["which" in doing ? doing.which % model.length : doing.remove % model.length];
        if (!task) continue;
        const taskPath = { params: { path: { taskId: task.id } } };
        model = model.filter((each) => each !== task);
        if ("remove" in doing) {
          await person.latch.deleteTask(taskPath);
        } else {
          const { data } = await person.latch.updateTask({ ...taskPath, body: doing.change });
          if (data) model.push(data);
        }
      }
      for (const filter of [{}, ...asked]) {
        const pages = await pagesOf(person, { ...filter, limit });
        expect(pages.flat()).toEqual(expected(model, filter));
        expect(pages.every((page) => page.length <= limit)).toBe(true);
        // Few enough for one request to read all: every page but the last is full.
        expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
      }
    },
  );
  await fc.assert(property, { seed, numRuns: 15 });
});

/** Adds tasks to the table, the oldest first; every tenth is done. */
async function fill(person: Person, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `tsk_${String(index).padStart(26, "0")}`);
  const at = "2026-01-01T00:00:00.000Z";
  const write = (taskId: string, index: number) =>
    put(shared().database, "Tasks", {
      userId: person.user.id,
      taskId,
      title: "t",
      status: index % 10 === 0 ? "done" : "todo",
      createdAt: at,
      updatedAt: at,
      version: 1,
    });
  await Promise.all(ids.map(write));
  return ids;
}

test("a filter reads until the page is full", async () => {
  const person = await shared().signUp();
  const ids = await fill(person, 450);
  const [first, second, ...none] = await pagesOf(person, { status: "done", limit: 40 });
  expect([first?.length, second?.length, none]).toEqual([40, 5, []]);
  const done = ids.filter((_, index) => index % 10 === 0).reverse();
  expect([...(first ?? []), ...(second ?? [])].map(({ id }) => id)).toEqual(done);
});

test("a filter without matches reads a limited number of tasks, and returns a cursor", async () => {
  const person = await shared().signUp();
  const ids = await fill(person, 1010);
  const status = "in_progress" as const;
  const { data } = await person.latch.listTasks({ params: { query: { status } } });
  expect(data).toEqual({ items: [], nextCursor: ids[10] });
  expect(await pagesOf(person, { status })).toEqual([[], []]);
});

test("a list does not contain the records of idempotency keys", async () => {
  const person = await shared().signUp();
  const headers = { "idempotency-key": "tsk_" };
  await person.latch.createTask({ body: { title: "t" }, headers });
  await person.latch.createTask({ body: { title: "u" }, headers: { "idempotency-key": "~" } });
  const [page, ...others] = await pagesOf(person, {});
  expect([page?.map(({ title }) => title).sort(), others]).toEqual([["t", "u"], []]);
});

test("the last page has no cursor, even if it is full", async () => {
  const person = await shared().signUp();
  await fill(person, 6);
  expect((await pagesOf(person, { limit: 3 })).map(({ length }) => length)).toEqual([3, 3]);
  expect((await pagesOf(person, { limit: 6 })).map(({ length }) => length)).toEqual([6]);
});
