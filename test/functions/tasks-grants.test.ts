import { createTaskStore } from "@latch/adapters/dynamodb";
import { createRandomIds } from "@latch/adapters/ids";
import { createTasks } from "@latch/core";
import { expect, test } from "vitest";
import { type Grants, tasksGrants } from "../../infra/grants.ts";
import { eachWithoutOne } from "../support/each-without-one.ts";
import { granted } from "../support/granted.ts";
import { createHarness, openTestDatabase, password } from "../support/harness.ts";
import { scan } from "../support/tables.ts";

const caller = { actor: "test", address: "127.0.0.1", requestId: "test" };

/** Everything that the service does with the database. @returns what stands there afterwards */
async function doAll(grants: Grants) {
  const database = await openTestDatabase();
  const tasks = createTasks({
    tasks: createTaskStore(granted(database, grants)),
    ids: createRandomIds(Date.now),
    clock: Date.now,
  });
  const person = { userId: "usr_1", role: "user", scope: "" } as const;
  const body = { title: "t", status: "todo" } as const;
  const { id } = await tasks.create(person, body, caller);
  await tasks.create(person, body, caller, "k");
  await tasks.create(person, body, caller, "k");
  await tasks.get(person, id);
  await tasks.list(person, { limit: 10, status: "todo" });
  await tasks.update(person, id, { title: "u" }, caller, '"1"');
  await tasks.remove(person, id, caller);
  return scan(database, "Tasks");
}

test("the tasks are held to what their role on AWS allows", async () => {
  expect(await doAll(tasksGrants)).toHaveLength(3);
});

test.each(eachWithoutOne(tasksGrants))("they need %s", async (missing, grants) => {
  await expect(doAll(grants)).rejects.toThrow(`infra/grants.ts does not allow ${missing}`);
});

test("where tasks are apart, the API reads them for an export and leaves their erasure to others", async () => {
  const { database, keys, signUp } = await createHarness();
  const person = await signUp();
  const { data: task } = await person.latch.createTask({ body: { title: "t" } });
  const api = await createHarness({}, { database, keys, tasksApart: true });
  const headers = { authorization: `Bearer ${person.accessToken}` };
  expect((await api.app.request("/tasks", { headers }, {})).status).toBe(404);
  const latch = api.as(headers);
  expect((await latch.exportMe()).data?.tasks).toEqual([task]);
  expect((await latch.deleteMe({ body: { password } })).response.status).toBe(204);
  expect(await scan(database, "Tasks")).toMatchObject([{ taskId: task?.id }]);
});
