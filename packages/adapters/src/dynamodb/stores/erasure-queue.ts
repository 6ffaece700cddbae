import type { StoredUser, UserStore } from "@latch/core";
import { QueryCommand, type QueryCommandOutput } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import { inBatches } from "../client/query.ts";
import { openTable } from "../client/table.ts";
import { createUserReader, toStoredUser } from "./user-reader.ts";

/** The maximum number of users that one run reads. */
const maxListed = 10_000;

/** Creates the part of the store of users that finds and claims erasures which have not ended. */
export function createErasureQueue(
  { client, tables }: Pick<Database<"Users">, "client" | "tables">,
  partition: string,
): Pick<UserStore, "listErasing" | "claimErasure"> {
  const table = openTable(client, tables.Users);
  const { read } = createUserReader({ client, tables });

  /** Returns the ids of users, the oldest account first. */
  async function listIds(): Promise<string[]> {
    const ids: string[] = [];
    let startKey: QueryCommandOutput["LastEvaluatedKey"];
    do {
      const page = await runCall<QueryCommandOutput>(() =>
        client.send(
          new QueryCommand({
            TableName: tables.Users,
            IndexName: "listed",
            KeyConditionExpression: "listedIn = :partition",
            ExpressionAttributeValues: { ":partition": partition },
            ExclusiveStartKey: startKey,
          }),
        ),
      );
      ids.push(...(page.Items ?? []).map(({ userId }) => userId as string));
      startKey = page.LastEvaluatedKey;
    } while (startKey && ids.length < maxListed);
    return ids.slice(0, maxListed);
  }

  return {
    async listErasing() {
      const found: StoredUser[] = [];
      await inBatches(await listIds(), async (userId) => {
        const user = await read(userId);
        if (user) found.push(user);
      });
      return found;
    },

    async claimErasure({ userId, erasureClaimedMs }, nowMs) {
      const outcome = await table.update<Record<string, unknown>>(
        { userId },
        {
          set: { erasureClaimedMs: nowMs },
          // Equal to the new value if the SDK sends the update again.
          condition:
            "attribute_exists(erasingSince) AND (attribute_not_exists(erasureClaimedMs) OR erasureClaimedMs IN (:read, :now))",
          values: { read: erasureClaimedMs ?? nowMs, now: nowMs },
        },
      );
      return "done" in outcome ? toStoredUser(outcome.done) : undefined;
    },
  };
}
