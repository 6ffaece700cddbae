import type { TaskStore } from "@latch/core";
import { QueryCommand, type QueryCommandOutput } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import { openTable } from "../client/table.ts";

/** The sort key of the item of an allowance. It is outside the range of task ids. */
const allowanceKey = "allowance";

/** How many more open tasks a user may create before the tasks are counted again. */
type Allowance = {
  left: number;
  /** When the tasks were last counted, in milliseconds since 1970. */
  countedMs: number;
};

/** The minimum time between two counts for a user without an allowance. */
const minIntervalMs = 5000;
/** The maximum number of queries of a count, of 1 MB each. Open tasks that are older than those read do not count. */
const maxQueries = 30;

/** Creates the part of the store of tasks that limits the open ones. */
export function createTaskAllowance({
  client,
  tables,
}: Database<"Tasks">): Pick<TaskStore, "reserveOpen"> {
  const TableName = tables.Tasks;
  const table = openTable(client, TableName);

  async function countOpen(userId: string, maxOpen: number): Promise<number> {
    let count = 0;
    let startKey: QueryCommandOutput["LastEvaluatedKey"];
    for (let queries = 0; queries < maxQueries && count < maxOpen; queries++) {
      const page = await runCall<QueryCommandOutput>(() =>
        client.send(
          new QueryCommand({
            TableName,
            Select: "COUNT",
            KeyConditionExpression: "userId = :userId AND begins_with(taskId, :prefix)",
            FilterExpression: "attribute_not_exists(deletedAt) AND #status <> :done",
            ExpressionAttributeNames: { "#status": "status" },
            ExpressionAttributeValues: { ":userId": userId, ":prefix": "tsk_", ":done": "done" },
            ExclusiveStartKey: startKey,
            ConsistentRead: true,
            ScanIndexForward: false,
          }),
        ),
      );
      count += page.Count ?? 0;
      startKey = page.LastEvaluatedKey;
      if (!startKey) break;
    }
    return Math.min(count, maxOpen);
  }

  return {
    async reserveOpen(userId, maxOpen, nowMs) {
      const key = { userId, taskId: allowanceKey };
      // A repetition by the SDK only leads to an earlier count.
      const take = () =>
        table.update<Allowance>(key, {
          add: { left: -1 },
          condition: "#left > :none",
          values: { none: 0 },
        });
      const taken = await take();
      if ("done" in taken) return true;
      const before = taken.refused.item;
      if (before && Math.abs(nowMs - before.countedMs) < minIntervalMs) return false;
      const left = maxOpen - (await countOpen(userId, maxOpen));
      const counted = await table.update<Allowance>(key, {
        set: { left: Math.max(0, left - 1), countedMs: nowMs },
        condition: before ? "countedMs = :read" : "attribute_not_exists(countedMs)",
        values: { read: before?.countedMs },
      });
      if ("done" in counted) return left > 0;
      // Another request has counted meanwhile.
      return "done" in (await take());
    },
  };
}
