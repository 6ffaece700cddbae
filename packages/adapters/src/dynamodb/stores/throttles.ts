import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Clock, LockoutStore, Throttle } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite } from "../client/failures.ts";
import { updateExpression } from "../client/update-expression.ts";

/**
 * Hashes the name of a counter. Names contain users and addresses, so only their hash is stored.
 */
async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash).subarray(0, 18)));
}

/** Creates a throttle that counts in fixed windows, by one atomic ADD for each count. */
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

/**
 * Creates the store of failed logins: one item for each account, with two attributes for each
 * address that failed.
 */
export function createLockoutStore({ client, tables }: Database): LockoutStore {
  const TableName = tables.Throttles;
  const toKey = async (account: string) => ({ key: await digest(`lockout#${account}`) });

  return {
    async get(account, address) {
      const [Key, addressHash] = await Promise.all([toKey(account), digest(address)]);
      const { Item } = await runCall(() =>
        client.send(new GetCommand({ TableName, Key, ConsistentRead: true })),
      );
      return (
        Item && {
          total: Item["total"] ?? 0,
          fromAddress: Item[`n ${addressHash}`] ?? 0,
          lastFromAddressMs: Item[`t ${addressHash}`] ?? 0,
          expiresAt: Item["expiresAt"] ?? 0,
        }
      );
    },

    async countFailure(account, address, atMs, expiresAt) {
      const [Key, addressHash] = await Promise.all([toKey(account), digest(address)]);
      const nowSeconds = Math.floor(atMs / 1000);
      // Only the changed attributes are returned: an item may contain thousands of addresses.
      const outcome = await runConditionalWrite<{ Attributes?: Record<string, number> }, unknown>(
        () =>
          client.send(
            new UpdateCommand({
              TableName,
              Key,
              ReturnValues: "UPDATED_NEW",
              ...updateExpression({
                add: { total: 1, [`n ${addressHash}`]: 1 },
                set: { [`t ${addressHash}`]: atMs },
                setIfMissing: { expiresAt },
                condition: "attribute_not_exists(expiresAt) OR expiresAt > :now",
                values: { now: nowSeconds },
              }),
            }),
          ),
      );
      if ("done" in outcome) {
        const { Attributes = {} } = outcome.done;
        return {
          total: Attributes["total"] ?? 0,
          fromAddress: Attributes[`n ${addressHash}`] ?? 0,
        };
      }
      // The stored counter has expired: counting begins again.
      const Item = {
        ...Key,
        total: 1,
        [`n ${addressHash}`]: 1,
        [`t ${addressHash}`]: atMs,
        expiresAt,
      };
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
      const Key = await toKey(account);
      if (address === undefined) {
        await runCall(() => client.send(new DeleteCommand({ TableName, Key })));
        return;
      }
      const addressHash = await digest(address);
      await runConditionalWrite(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key,
            ...updateExpression({
              remove: [`n ${addressHash}`, `t ${addressHash}`],
              condition: "attribute_exists(#n)",
              names: { n: `n ${addressHash}` },
            }),
          }),
        ),
      );
    },
  };
}
