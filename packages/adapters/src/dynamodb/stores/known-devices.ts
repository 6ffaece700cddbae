import type { KnownDeviceStore, KnownDevices } from "@latch/core";
import type { Database } from "../client/database.ts";
import { openTable } from "../client/table.ts";

/** Seconds after the last login for which the known devices of a user are stored. */
const ttlSeconds = 400 * 24 * 3600;

/** Creates the store of known devices: one item for each user, in the table of mails. */
export function createKnownDeviceStore({ client, tables }: Database<"Mails">): KnownDeviceStore {
  const table = openTable(client, tables.Mails);
  const toKey = (userId: string) => ({ mailId: `devices#${userId}` });
  return {
    async get(userId) {
      return (await table.get<{ seen: KnownDevices }>(toKey(userId)))?.seen;
    },

    async record(userId, { hashes, removed, atSeconds }) {
      const expiresAt = atSeconds + ttlSeconds;
      const update = () =>
        table.update(toKey(userId), {
          set: {
            ...Object.fromEntries(hashes.map((mark) => [`seen.${mark}`, atSeconds])),
            expiresAt,
          },
          remove: removed.map((mark) => `seen.${mark}`),
          condition: "attribute_exists(seen)",
        });
      if ("done" in (await update())) return;
      const seen = Object.fromEntries(hashes.map((mark) => [mark, atSeconds]));
      const created = await table.insert({ ...toKey(userId), seen, expiresAt }, "mailId");
      // A concurrent request created the item.
      if ("refused" in created) await update();
    },

    async remove(userId) {
      await table.remove(toKey(userId));
    },
  };
}
