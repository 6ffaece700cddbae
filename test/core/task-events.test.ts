import type { Change } from "@latch/core";
import { expect, test } from "vitest";
import { factsOf } from "../support/fixtures/domain-events.ts";

const userId = "usr_01jd7p3t1kf4fvz0e8m2q5c9ax" as const;
const taskId = "tsk_01jd7p3t1kf4fvz0e8m2q5c9ax" as const;
const changedBy = { actor: userId, address: "203.0.113.7", requestId: "r-1" };
const made = {
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
const later = { ...changedBy, requestId: "r-2" };
const changed = {
  ...made,
  status: "done" as const,
  updatedAt: "2026-11-21T10:00:00.000Z",
  version: 2,
  changedBy: later,
};
const trace = {
  userId,
  taskId,
  status: "done" as const,
  createdAt: made.createdAt,
  updatedAt: "2026-11-21T11:00:00.000Z",
  deletedAt: "2026-11-21T11:00:00.000Z",
  version: 3,
  changedBy: later,
};
const atMs = Date.parse("2026-11-21T12:00:00.000Z");
const record = { ...made, taskId: "once#tsk_key" as const };

type Images = Pick<Extract<Change, { table: "Tasks" }>, "before" | "after">;
const told = (images: Images) => factsOf({ table: "Tasks", atMs, ...images });
const common = { userId, subject: taskId };

test("publishes the creation, change and deletion of a task, without the texts of its owner", () => {
  const story = [
    ...told({ after: made }),
    ...told({ before: made, after: changed }),
    ...told({ before: changed, after: trace }),
  ];
  expect(story).toEqual([
    {
      ...common,
      ...changedBy,
      type: "task.created",
      at: made.createdAt,
      data: { userId, taskId, status: "todo" },
    },
    {
      ...common,
      ...later,
      type: "task.updated",
      at: changed.updatedAt,
      data: { userId, taskId, status: "done" },
    },
    { ...common, ...later, type: "task.deleted", at: trace.deletedAt, data: { userId, taskId } },
  ]);
  expect(JSON.stringify(story)).not.toMatch(/secret|all of it/);
});

test("publishes the deletion of a task by an erasure, without an actor", () => {
  expect(told({ before: changed })).toEqual([
    { ...common, type: "task.deleted", at: "2026-11-21T12:00:00.000Z", data: { userId, taskId } },
  ]);
});

test.each<[string, Images]>([
  ["the same task written again", { before: made, after: made }],
  ["what is left of a deleted task, when it goes", { before: trace }],
  ["a trace written again", { before: trace, after: trace }],
  ["the record of an idempotency key", { after: record }],
  ["one that takes the place of another", { before: record, after: { ...record, version: 2 } }],
  ["one that goes", { before: record }],
])("%s means nothing", (_, images) => {
  expect(told(images)).toEqual([]);
});
