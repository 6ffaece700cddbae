import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandOutput,
  TransactWriteCommand,
  UpdateCommand,
  type UpdateCommandOutput,
} from "@aws-sdk/lib-dynamodb";
import type { Caller, IdempotencyRecord, StoredTask, TaskQuery, TaskStore } from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite, runTransaction } from "../client/failures.ts";
import { inBatches, queryAll } from "../client/query.ts";
import { updateExpression } from "../client/update-expression.ts";

/** Where a person's tasks stand among what else is kept under them. */
const first = "tsk_";
const last = "tsk_~";

/** How many tasks one query with a filter looks at, and how many such queries one list takes. */
const stride = 200;
const maxQueries = 5;

/** Seconds for which a deleted task leaves a trace: for whoever still sends its deletion again. */
const traceSeconds = 24 * 3600;

/** A task as it is stored; one that was deleted is only what the change stream has to tell. */
type Item = StoredTask & {
  /** Which write made it this: one that the SDK sends again is known by it, and counts once. */
  writeId: string;
  deletedAt?: string;
};

/** What a key has made, as it was made. */
type OnceItem = { task: StoredTask };

const existsCondition = "attribute_exists(taskId) AND attribute_not_exists(deletedAt)";

export function createTaskStore({ client, tables }: Database<"Tasks">): TaskStore {
  const TableName = tables.Tasks;

  const putNew = (task: StoredTask, caller: Caller) => ({
    TableName,
    Item: { ...task, writeId: crypto.randomUUID(), ...auditAttributes(caller) },
    ConditionExpression: "attribute_not_exists(taskId)",
  });

  /** Both in one transaction; the condition decides who was first. */
  async function createOnce(
    task: StoredTask,
    caller: Caller,
    { key, nowSeconds, expiresAt }: IdempotencyRecord,
  ): Promise<StoredTask> {
    const record = {
      TableName,
      Item: {
        userId: task.userId,
        taskId: `once#${key}`,
        task,
        expiresAt,
        ...auditAttributes(caller),
      },
      ConditionExpression: "attribute_not_exists(taskId) OR expiresAt <= :now",
      ExpressionAttributeValues: { ":now": nowSeconds },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
    };
    const write = new TransactWriteCommand({
      TransactItems: [{ Put: record }, { Put: putNew(task, caller) }],
    });
    const cancelled = await runTransaction(() => client.send(write));
    return cancelled ? (cancelled.items[0] as OnceItem).task : task;
  }

  const page = (userId: string, query: TaskQuery, before: string | undefined, Limit: number) => {
    const { status, dueAfter, dueBefore } = query;
    return runCall<QueryCommandOutput>(() =>
      client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "userId = :userId AND taskId BETWEEN :first AND :last",
          FilterExpression: [
            "attribute_not_exists(deletedAt)",
            ...(status ? ["#status = :status"] : []),
            ...(dueAfter ? ["dueAt >= :dueAfter"] : []),
            ...(dueBefore ? ["dueAt < :dueBefore"] : []),
          ].join(" AND "),
          ExpressionAttributeNames: status && { "#status": "status" },
          ExpressionAttributeValues: {
            ":userId": userId,
            ":first": first,
            ":last": last,
            ":status": status,
            ":dueAfter": dueAfter,
            ":dueBefore": dueBefore,
          },
          ExclusiveStartKey: before === undefined ? undefined : { userId, taskId: before },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit,
        }),
      ),
    );
  };

  return {
    async create(task, caller, once) {
      if (once) return createOnce(task, caller, once);
      // Refused, it is there already: nobody else makes this id.
      await runConditionalWrite(() => client.send(new PutCommand(putNew(task, caller))));
      return task;
    },

    async get(userId, taskId) {
      const { Item } = await runCall(() =>
        client.send(new GetCommand({ TableName, Key: { userId, taskId }, ConsistentRead: true })),
      );
      return Item && !Item["deletedAt"] ? toStoredTask(Item as Item) : undefined;
    },

    async list(userId, query) {
      const { limit, status, dueAfter, dueBefore } = query;
      const filtered = status !== undefined || dueAfter !== undefined || dueBefore !== undefined;
      const found: StoredTask[] = [];
      let before = query.before;
      for (let queries = 0; queries < maxQueries; queries++) {
        // One more than is wanted tells whether there are more.
        const looked = filtered || queries > 0 ? stride : limit + 1;
        const { Items = [], LastEvaluatedKey } = await page(userId, query, before, looked);
        found.push(...(Items as Item[]).map(toStoredTask));
        if (found.length > limit) {
          return { tasks: found.slice(0, limit), next: found[limit - 1]?.taskId };
        }
        before = LastEvaluatedKey?.["taskId"];
        if (before === undefined) break;
      }
      return { tasks: found, next: before };
    },

    async update({ userId, taskId, version }, change, caller) {
      const writeId = crypto.randomUUID();
      const kept = Object.entries(change).filter(([, value]) => value !== null);
      const removed = Object.entries(change).filter(([, value]) => value === null);
      const outcome = await runConditionalWrite<UpdateCommandOutput, Item>(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { userId, taskId },
            ...updateExpression({
              set: { ...Object.fromEntries(kept), writeId, ...auditAttributes(caller) },
              add: { version: 1 },
              remove: removed.map(([name]) => name),
              condition: [
                existsCondition,
                "writeId <> :writeId",
                ...(version === undefined ? [] : ["version = :version"]),
              ].join(" AND "),
              values: { writeId, version },
            }),
            ReturnValues: "ALL_NEW",
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        ),
      );
      if ("done" in outcome) return toStoredTask(outcome.done.Attributes as Item);
      const { item } = outcome.refused;
      if (!item || item.deletedAt) return "missing";
      return item.writeId === writeId ? toStoredTask(item) : "stale";
    },

    async remove(userId, taskId, now, caller) {
      const writeId = crypto.randomUUID();
      const at = new Date(now).toISOString();
      const outcome = await runConditionalWrite<unknown, Item>(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { userId, taskId },
            ...updateExpression({
              set: {
                deletedAt: at,
                updatedAt: at,
                expiresAt: Math.floor(now / 1000) + traceSeconds,
                writeId,
                ...auditAttributes(caller),
              },
              add: { version: 1 },
              remove: ["title", "description", "dueAt"],
              condition: existsCondition,
            }),
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        ),
      );
      return "done" in outcome || outcome.refused.item?.writeId === writeId;
    },

    async removeAll(userId) {
      const items = await queryAll<{ taskId: string }>(client, {
        TableName,
        KeyConditionExpression: "userId = :userId",
        ExpressionAttributeValues: { ":userId": userId },
        ProjectionExpression: "taskId",
        ConsistentRead: true,
      });
      await inBatches(items, ({ taskId }) =>
        runCall(() => client.send(new DeleteCommand({ TableName, Key: { userId, taskId } }))),
      );
    },
  };
}

function toStoredTask(item: Item): StoredTask {
  const { writeId, changedBy, ...task } = item as Item & { changedBy: unknown };
  return task;
}
