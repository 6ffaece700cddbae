import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { StoredUser, UserStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";

/** Creates a reader of single users, for processes that need nothing else. */
export function createUserReader({
  client,
  tables,
}: Pick<Database<"Users">, "client" | "tables">): Pick<UserStore, "get"> & {
  /** Reads a user, also one that is being erased. */
  read(userId: string): Promise<StoredUser | undefined>;
} {
  async function read(userId: string): Promise<StoredUser | undefined> {
    const { Item } = await runCall(() =>
      client.send(
        new GetCommand({ TableName: tables.Users, Key: { userId }, ConsistentRead: true }),
      ),
    );
    return Item && toStoredUser(Item);
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
