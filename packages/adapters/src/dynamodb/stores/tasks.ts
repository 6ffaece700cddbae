import type { Caller, IdempotencyRecord, StoredTask, TaskQuery, TaskStore } from "@latch/core";
import { auditAttributes } from "../client/audit.ts";
import {
  PutCommand,
  QueryCommand,
  type QueryCommandOutput,
  TransactWriteCommand,
} from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite, runTransaction } from "../client/failures.ts";
import { processFirst } from "../client/query.ts";
import { openTable } from "../client/table.ts";
import { createTaskAllowance } from "./task-allowance.ts";
import { firstTask, type IdempotencyItem, toIdempotencyItem } from "./task-idempotency.ts";

/** The range of task ids among the sort keys of a user. */
const firstTaskId = "tsk_";
const lastTaskId = "tsk_~";

/** How many tasks one filtered query reads, and how many such queries one list makes. */
const filteredPageSize = 200;
const maxQueries = 5;

/** Seconds for which the item of a deleted task stays, so that a repeated deletion finds it. */
const traceSeconds = 24 * 3600;

/** A task as it is stored. A deleted task keeps only what the change stream needs. */
type Item = StoredTask & {
  /**
   * The id of the last write. It identifies a write that the SDK sent again, so that it counts
   * once.
   */
  writeId: string;
  deletedAt?: string;
};

const existsCondition = "attribute_exists(taskId) AND attribute_not_exists(deletedAt)";

/** Creates the store of tasks. */
export function createTaskStore(database: Database<"Tasks">): TaskStore {
  const { client, tables } = database;
  const TableName = tables.Tasks;
  const table = openTable(client, TableName);

  const putNew = (task: StoredTask, caller: Caller) => ({
    TableName,
    Item: { ...task, writeId: crypto.randomUUID(), ...auditAttributes(caller) },
    ConditionExpression: "attribute_not_exists(taskId)",
  });

  /**
   * Writes the task and its idempotency record in one transaction. The condition decides which of
   * two concurrent requests is first.
   */
  async function createIdempotently(
    task: StoredTask,
    caller: Caller,
    { key, nowSeconds, expiresAt }: IdempotencyRecord,
  ): Promise<StoredTask | "key_reused"> {
    const record = {
      TableName,
      Item: {
        userId: task.userId,
        taskId: `once#${key}`,
        ...(await toIdempotencyItem(task)),
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
    return cancelled ? firstTask(cancelled.items[0] as IdempotencyItem, task) : task;
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
            ":first": firstTaskId,
            ":last": lastTaskId,
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
      if (once) return createIdempotently(task, caller, once);
      // A false condition means a retry of the SDK: no other request has this id.
      await runConditionalWrite(() => client.send(new PutCommand(putNew(task, caller))));
      return task;
    },

    async findCreated(task, { key, nowSeconds }) {
      const { userId } = task;
      const item = await table.get<IdempotencyItem & { expiresAt: number }>({
        userId,
        taskId: `once#${key}`,
      });
      return item && item.expiresAt > nowSeconds ? firstTask(item, task) : undefined;
    },

    ...createTaskAllowance(database),

    async get(userId, taskId) {
      const item = await table.get<Item>({ userId, taskId });
      return item && !item.deletedAt ? toStoredTask(item) : undefined;
    },

    async list(userId, query) {
      const { limit, status, dueAfter, dueBefore } = query;
      const isFiltered = status !== undefined || dueAfter !== undefined || dueBefore !== undefined;
      const found: StoredTask[] = [];
      let before = query.before;
      // DynamoDB fails for a start outside the range of the query. The cursor of an export may be of another list.
      if (before !== undefined && !before.startsWith(firstTaskId)) return { tasks: [] };
      for (let queries = 0; queries < maxQueries; queries++) {
        // One more than the limit shows whether there are more.
        const pageSize = isFiltered || queries > 0 ? filteredPageSize : limit + 1;
        const { Items = [], LastEvaluatedKey } = await page(userId, query, before, pageSize);
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
      const newValues = Object.entries(change).filter(([, value]) => value !== null);
      const removedNames = Object.entries(change).filter(([, value]) => value === null);
      const outcome = await table.update<Item>(
        { userId, taskId },
        {
          set: { ...Object.fromEntries(newValues), writeId, ...auditAttributes(caller) },
          add: { version: 1 },
          remove: removedNames.map(([name]) => name),
          condition: [
            existsCondition,
            "writeId <> :writeId",
            ...(version === undefined ? [] : ["version = :version"]),
          ].join(" AND "),
          values: { writeId, version },
        },
      );
      if ("done" in outcome) return toStoredTask(outcome.done);
      const { item } = outcome.refused;
      if (!item || item.deletedAt) return "missing";
      return item.writeId === writeId ? toStoredTask(item) : "stale";
    },

    async remove({ userId, taskId, version }, now, caller) {
      const writeId = crypto.randomUUID();
      const at = new Date(now).toISOString();
      const outcome = await table.update<Item>(
        { userId, taskId },
        {
          set: {
            deletedAt: at,
            updatedAt: at,
            expiresAt: Math.floor(now / 1000) + traceSeconds,
            writeId,
            ...auditAttributes(caller),
          },
          add: { version: 1 },
          remove: ["title", "description", "dueAt"],
          condition: [
            existsCondition,
            ...(version === undefined ? [] : ["version = :version"]),
          ].join(" AND "),
          values: { version },
        },
      );
      if ("done" in outcome || outcome.refused.item?.writeId === writeId) return "removed";
      const { item } = outcome.refused;
      return !item || item.deletedAt ? "missing" : "stale";
    },

    removeSome: (userId) =>
      processFirst<{ taskId: string }>(
        client,
        {
          TableName,
          KeyConditionExpression: "userId = :userId",
          ExpressionAttributeValues: { ":userId": userId },
          ProjectionExpression: "taskId",
          ConsistentRead: true,
        },
        ({ taskId }) => table.remove({ userId, taskId }),
      ),
  };
}

function toStoredTask(item: Item): StoredTask {
  const { writeId, changedBy, ...task } = item as Item & { changedBy: unknown };
  return task;
}
