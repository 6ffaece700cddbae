import type { StoredUser, UserStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { openTable } from "../client/table.ts";

/** Creates a reader of single users, for processes that need nothing else. */
export function createUserReader({
  client,
  tables,
}: Pick<Database<"Users">, "client" | "tables">): Pick<UserStore, "get"> & {
  /** Reads a user, also one that is being erased. */
  read(userId: string): Promise<StoredUser | undefined>;
} {
  const table = openTable(client, tables.Users);

  async function read(userId: string): Promise<StoredUser | undefined> {
    const item = await table.get<Record<string, unknown>>({ userId });
    return item && toStoredUser(item);
  }

  return {
    read,
    async get(userId) {
      const user = await read(userId);
      return user?.erasingSince ? undefined : user;
    },
  };
}

/** Removes the attributes of an item that are not part of a user. */
export function toStoredUser(found: Record<string, unknown>): StoredUser {
  const { listedIn, changedBy, ...user } = found;
  return user as StoredUser;
}
