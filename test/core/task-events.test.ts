import type { Change } from "@latch/core";
import { expect, test } from "vitest";
import { toFacts } from "../support/fixtures/domain-events.ts";

const userId = "usr_01jd7p3t1kf4fvz0e8m2q5c9ax" as const;
const taskId = "tsk_01jd7p3t1kf4fvz0e8m2q5c9ax" as const;
const changedBy = { actor: userId, address: "203.0.113.7", requestId: "r-1" };
const createdTask = {
  userId,
  taskId,
  title: "a secret plan",
  description: "all of it",
  status: "todo" as const,
  createdAt: "2026-11-21T09:00:00.000Z",
  updatedAt: "2026-11-21T09:00:00.000Z",
  version: 1,
  changedBy,
};
const laterChange = { ...changedBy, requestId: "r-2" };
const changedTask = {
  ...createdTask,
  status: "done" as const,
  updatedAt: "2026-11-21T10:00:00.000Z",
  version: 2,
  changedBy: laterChange,
};
const deletionRecord = {
  userId,
  taskId,
  status: "done" as const,
  createdAt: createdTask.createdAt,
  updatedAt: "2026-11-21T11:00:00.000Z",
  deletedAt: "2026-11-21T11:00:00.000Z",
  version: 3,
  changedBy: laterChange,
};
const atMs = Date.parse("2026-11-21T12:00:00.000Z");
const idempotencyRecord = { ...createdTask, taskId: "once#tsk_key" as const };

type Images = Pick<Extract<Change, { table: "Tasks" }>, "before" | "after">;
const taskFacts = (images: Images) => toFacts({ table: "Tasks", atMs, ...images });
const common = { userId, subject: taskId };

test("publishes the creation, change and deletion of a task, without the texts of its owner", () => {
  const events = [
    ...taskFacts({ after: createdTask }),
    ...taskFacts({ before: createdTask, after: changedTask }),
    ...taskFacts({ before: changedTask, after: deletionRecord }),
  ];
  expect(events).toEqual([
    {
      ...common,
      ...changedBy,
      type: "task.created",
      at: createdTask.createdAt,
      data: { userId, taskId, status: "todo" },
    },
    {
      ...common,
      ...laterChange,
      type: "task.updated",
      at: changedTask.updatedAt,
      data: { userId, taskId, status: "done" },
    },
    {
      ...common,
      ...laterChange,
      type: "task.deleted",
      at: deletionRecord.deletedAt,
      data: { userId, taskId },
    },
  ]);
  expect(JSON.stringify(events)).not.toMatch(/secret|all of it/);
});

test("publishes the deletion of a task by an erasure, without an actor", () => {
  expect(taskFacts({ before: changedTask })).toEqual([
    { ...common, type: "task.deleted", at: "2026-11-21T12:00:00.000Z", data: { userId, taskId } },
  ]);
});

test.each<[string, Images]>([
  ["the same task written again", { before: createdTask, after: createdTask }],
  ["the expiry of a deletion record", { before: deletionRecord }],
  ["a deletion record written again", { before: deletionRecord, after: deletionRecord }],
  ["the record of an idempotency key", { after: idempotencyRecord }],
  [
    "an idempotency record that replaces another",
    { before: idempotencyRecord, after: { ...idempotencyRecord, version: 2 } },
  ],
  ["the expiry of an idempotency record", { before: idempotencyRecord }],
])("%s gives no event", (_, images) => {
  expect(taskFacts(images)).toEqual([]);
});
