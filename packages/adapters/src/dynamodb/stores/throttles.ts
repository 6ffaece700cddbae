import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Clock, LockoutStore, Throttle } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite } from "../client/failures.ts";
import { updateExpression } from "../client/update-expression.ts";

/** Keys name people and addresses: only their hash is stored. */
async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash).subarray(0, 18)));
}

/** Counters in fixed windows: one atomic ADD each, whoever counts. */
export function createThrottle({ client, tables }: Database, clock: Clock): Throttle {
  return {
    async take(name, windowSeconds) {
      const nowSeconds = Math.floor(clock() / 1000);
      const startSeconds = nowSeconds - (nowSeconds % windowSeconds);
      const key = await digest(`${name}#${startSeconds}`);
      const { Attributes } = await runCall(() =>
        client.send(
          new UpdateCommand({
            TableName: tables.Throttles,
            Key: { key },
            ...updateExpression({
              add: { count: 1 },
              set: { expiresAt: startSeconds + windowSeconds },
            }),
            ReturnValues: "UPDATED_NEW",
          }),
        ),
      );
      return {
        count: Attributes?.["count"] as number,
        secondsLeft: startSeconds + windowSeconds - nowSeconds,
      };
    },
  };
}

/** Failed log-ins: one item for an account, two attributes for each address that failed. */
export function createLockoutStore({ client, tables }: Database): LockoutStore {
  const TableName = tables.Throttles;
  const keyOf = async (account: string) => ({ key: await digest(`lockout#${account}`) });

  return {
    async get(account, address) {
      const [Key, source] = await Promise.all([keyOf(account), digest(address)]);
      const { Item } = await runCall(() =>
        client.send(new GetCommand({ TableName, Key, ConsistentRead: true })),
      );
      return (
        Item && {
          total: Item["total"] ?? 0,
          fromAddress: Item[`n ${source}`] ?? 0,
          lastFromAddressMs: Item[`t ${source}`] ?? 0,
          expiresAt: Item["expiresAt"] ?? 0,
        }
      );
    },

    async countFailure(account, address, atMs, expiresAt) {
      const [Key, source] = await Promise.all([keyOf(account), digest(address)]);
      const nowSeconds = Math.floor(atMs / 1000);
      const counted = await runConditionalWrite<{ Attributes?: Record<string, number> }, unknown>(
        () =>
          client.send(
            new UpdateCommand({
              TableName,
              Key,
              ReturnValues: "UPDATED_NEW",
              ...updateExpression({
                add: { total: 1, [`n ${source}`]: 1 },
                set: { [`t ${source}`]: atMs },
                setIfMissing: { expiresAt },
                condition: "attribute_not_exists(expiresAt) OR expiresAt > :now",
                values: { now: nowSeconds },
              }),
            }),
          ),
      );
      if ("done" in counted) {
        const { Attributes = {} } = counted.done;
        return { total: Attributes["total"] ?? 0, fromAddress: Attributes[`n ${source}`] ?? 0 };
      }
      // What stands there is past its time: counting begins anew.
      const Item = { ...Key, total: 1, [`n ${source}`]: 1, [`t ${source}`]: atMs, expiresAt };
      await runConditionalWrite(() =>
        client.send(
          new PutCommand({
            TableName,
            Item,
            ConditionExpression: "expiresAt <= :now",
            ExpressionAttributeValues: { ":now": nowSeconds },
          }),
        ),
      );
      return { total: 1, fromAddress: 1 };
    },

    async clear(account, address) {
      const Key = await keyOf(account);
      if (address === undefined) {
        await runCall(() => client.send(new DeleteCommand({ TableName, Key })));
        return;
      }
      const source = await digest(address);
      await runConditionalWrite(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key,
            ...updateExpression({
              remove: [`n ${source}`, `t ${source}`],
              condition: "attribute_exists(#n)",
              names: { n: `n ${source}` },
            }),
          }),
        ),
      );
    },
  };
}
