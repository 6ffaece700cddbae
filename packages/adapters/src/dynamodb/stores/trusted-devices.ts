import type { Caller, StoredTrustedDevice, TrustedDeviceStore } from "@latch/core";
import { type Audited, auditAttributes } from "../client/audit.ts";
import { QueryCommand, type QueryCommandOutput } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";
import { queryAll } from "../client/query.ts";
import { openTable } from "../client/table.ts";

/** Devices are beside the authenticators, whose ids have other prefixes. */
const prefix = "dev_";

/** An item. The device is the sort key. */
type Item = Omit<StoredTrustedDevice, "deviceId"> & {
  authenticatorId: StoredTrustedDevice["deviceId"];
};

const toDevice = ({
  authenticatorId: deviceId,
  changedBy,
  ...device
}: Item & Audited): StoredTrustedDevice => ({ ...device, deviceId });

/** Returns the item of a trusted device. */
export const trustedDeviceItem = (
  { deviceId, ...device }: StoredTrustedDevice,
  caller: Caller,
) => ({ ...device, authenticatorId: deviceId, ...auditAttributes(caller) });

/** Creates the store of trusted devices. They are in the table of authenticators, beside these. */
export function createTrustedDeviceStore({
  client,
  tables,
}: Database<"Authenticators">): TrustedDeviceStore {
  const TableName = tables.Authenticators;
  const table = openTable(client, TableName);
  const devicesOf = (userId: string) => ({
    TableName,
    KeyConditionExpression: "userId = :userId AND begins_with(authenticatorId, :prefix)",
    ExpressionAttributeValues: { ":userId": userId, ":prefix": prefix },
    ConsistentRead: true,
  });

  return {
    async get(userId, deviceId) {
      const item = await table.get<Item>({ userId, authenticatorId: deviceId });
      return item && toDevice(item);
    },

    async list(userId) {
      const items = await queryAll<Item>(client, devicesOf(userId));
      return items.map(toDevice);
    },

    async listNewest(userId, { limit, before: authenticatorId }) {
      // DynamoDB fails for a start outside the range of the query. The cursor of an export may be of another list.
      if (authenticatorId !== undefined && !authenticatorId.startsWith(prefix)) {
        return { devices: [] };
      }
      const { Items = [], LastEvaluatedKey } = await runCall<QueryCommandOutput>(() =>
        client.send(
          new QueryCommand({
            ...devicesOf(userId),
            ExclusiveStartKey: authenticatorId ? { userId, authenticatorId } : undefined,
            ScanIndexForward: false,
            Limit: limit,
          }),
        ),
      );
      return {
        devices: (Items as (Item & Audited)[]).map(toDevice),
        next: LastEvaluatedKey?.["authenticatorId"],
      };
    },

    async remove(userId, deviceId) {
      await table.remove({ userId, authenticatorId: deviceId });
    },
  };
}
