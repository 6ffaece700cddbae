import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { StoredUser, UserStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall } from "../client/failures.ts";

/** Reading one account, for whoever needs no more than that. */
export function createUserReader({
  client,
  tables,
}: Pick<Database<"Users">, "client" | "tables">): Pick<UserStore, "get"> & {
  /** Those that are being erased, too. */
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

/** An item of the table without what is only the table's. */
export function toStoredUser(found: Record<string, unknown>): StoredUser {
  const { listedIn, changedBy, ...user } = found;
  return user as StoredUser;
}
