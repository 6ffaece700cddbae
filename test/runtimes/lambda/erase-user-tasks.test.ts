import { createTaskStore } from "@latch/adapters/dynamodb";
import { UserId } from "@latch/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sizeLimits } from "../../../scripts/bundle.ts";
import { factToEvent } from "../../support/fixtures/domain-events.ts";
import { newId } from "../../support/fixtures/new-id.ts";
import { toQueueBatch } from "../../support/fixtures/queue-batch.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { deploy, type Lambda, startLambda } from "../../support/processes/lambda.ts";

let deployed: Awaited<ReturnType<typeof deploy>>;
let lambda: Lambda;

beforeAll(async () => {
  deployed = await deploy("eraser-", "forget-person");
  const { Tasks = {} } = deployed.links;
  lambda = await startLambda(deployed.folder, { Tasks });
});

afterAll(async () => {
  await lambda.stop();
  deployed.remove();
});

/** Creates a user with two tasks. */
async function newOwner(): Promise<string> {
  const userId = newId("usr");
  const now = new Date().toISOString();
  const common = { userId, title: "t", status: "todo", createdAt: now, updatedAt: now, version: 1 };
  const caller = { actor: userId, address: "203.0.113.7", requestId: "r-1" };
  const tasks = createTaskStore(deployed.database);
  for (const taskId of [newId("tsk"), newId("tsk")]) {
    await tasks.create({ ...common, taskId, status: "todo" }, caller);
  }
  return userId;
}

const owners = async () =>
  (await scan(deployed.database, "Tasks")).map(({ userId }) => String(userId));

function erased(userId: UserId) {
  const at = new Date().toISOString();
  const domainEvent = {
    type: "user.deleted",
    userId,
    subject: userId,
    at,
    data: { userId },
  } as const;
  return factToEvent(domainEvent, newId("evt"), "https://api.test");
}

test(`the bundle has at most ${sizeLimits["forget-person"]} KiB`, () => {
  expect(deployed.size).toBeLessThanOrEqual(sizeLimits["forget-person"]);
});

test("an erased user's tasks are deleted, also on repeated events, and no other user's tasks", async () => {
  const [gone, here] = [await newOwner(), await newOwner()];
  const event = erased(UserId.parse(gone));
  for (let times = 0; times < 2; times++) {
    expect(await lambda.invoke(toQueueBatch(event))).toEqual({ batchItemFailures: [] });
    const left = await owners();
    expect(left).not.toContain(gone);
    expect(left.filter((userId) => userId === here)).toHaveLength(2);
  }
});
