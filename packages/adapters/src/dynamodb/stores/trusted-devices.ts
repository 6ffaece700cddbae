import type { Caller, StoredTrustedDevice, TrustedDeviceStore } from "@latch/core";
import { type Audited, auditAttributes } from "../client/audit.ts";
import type { Database } from "../client/database.ts";
import { queryAll } from "../client/query.ts";
import { openTable } from "../client/table.ts";

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

  return {
    async get(userId, deviceId) {
      const item = await table.get<Item>({ userId, authenticatorId: deviceId });
      return item && toDevice(item);
    },

    async list(userId) {
      const items = await queryAll<Item>(client, {
        TableName,
        KeyConditionExpression: "userId = :userId AND begins_with(authenticatorId, :prefix)",
        ExpressionAttributeValues: { ":userId": userId, ":prefix": "dev_" },
        ConsistentRead: true,
      });
      return items.map(toDevice);
    },

    async remove(userId, deviceId) {
      await table.remove({ userId, authenticatorId: deviceId });
    },
  };
}
