import { expect, test } from "vitest";
import { scanTasks } from "../../support/fixtures/tables.ts";
import { createHarness, password } from "../../support/harness.ts";

test("with standalone tasks, the API exports them and does not erase them", async () => {
  const { database, keys, signUp } = await createHarness();
  const person = await signUp();
  const { data: task } = await person.latch.createTask({ body: { title: "t" } });
  const api = await createHarness({}, { database, keys, standaloneTasks: true });
  const headers = { authorization: `Bearer ${person.accessToken}` };
  expect((await api.app.request("/tasks", { headers }, {})).status).toBe(404);
  const latch = api.as(headers);
  expect((await latch.exportMe()).data?.tasks).toEqual([task]);
  expect((await latch.deleteMe({ body: { password } })).response.status).toBe(204);
  expect(await scanTasks(database)).toMatchObject([{ taskId: task?.id }]);
});
