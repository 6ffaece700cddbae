import { expect, test, vi } from "vitest";
import { openEventPipeline } from "../../support/event-pipeline.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { password } from "../../support/harness.ts";
import { timeLimit } from "../../support/time-limit.ts";

test("the owner's activity lists changes of a task without its content", async () => {
  const { signUp } = await openEventPipeline();
  const { latch, user } = await signUp();
  const body = { title: "a secret plan", description: "all of it" };
  const { data: task } = await latch.createTask({ body, headers: { "idempotency-key": "k" } });
  await latch.createTask({ body, headers: { "idempotency-key": "k" } });
  const named = { params: { path: { taskId: task?.id ?? "" } } };
  await latch.updateTask({ ...named, body: { status: "done" } });
  await latch.deleteTask(named);

  const deliveries = async () =>
    (await latch.listMyActivity()).data?.items.filter(({ type }) => type.startsWith("task."));
  await vi.waitFor(async () => expect(await deliveries()).toHaveLength(3), timeLimit);
  const known = { subject: task?.id, actor: user.id, address: "203.0.113.7" };
  const data = { userId: user.id, taskId: task?.id };
  expect(await deliveries()).toMatchObject([
    { ...known, type: "task.deleted", data },
    { ...known, type: "task.updated", data: { ...data, status: "done" } },
    { ...known, type: "task.created", data: { ...data, status: "todo" } },
  ]);
  expect(JSON.stringify(await deliveries())).not.toMatch(/secret|all of it/);
});

test("the erasure of a user's tasks leaves no trace of their owner", async () => {
  const { signUp, database } = await openEventPipeline();
  const { latch, user } = await signUp();
  await latch.createTask({ body: { title: "t" } });
  await latch.deleteMe({ body: { password } });
  const deliveries = async () =>
    (await scan(database, "Activity")).filter(({ type }) => String(type).startsWith("task."));
  await vi.waitFor(async () => expect(await deliveries()).toHaveLength(2), timeLimit);
  for (const telling of await deliveries()) {
    expect(telling).toMatchObject({ userId: user.id });
    for (const field of ["actor", "address", "requestId"]) {
      expect(telling).not.toHaveProperty(field);
    }
  }
  expect(await scan(database, "Tasks")).toEqual([]);
});
