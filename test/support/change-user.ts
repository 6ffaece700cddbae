import { createUserStore, type Database } from "@latch/adapters/dynamodb";
import type { StoredUser } from "@latch/core";

const caller = { actor: "test", address: "127.0.0.1", requestId: "test" };

/** Changes a person behind the API's back, the way another process would. */
export async function changeUser(
  database: Database,
  userId: string,
  changes: Partial<StoredUser>,
): Promise<void> {
  const users = createUserStore(database);
  const before = await users.get(userId);
  if (!before) throw new Error("There is no such user");
  const after = { ...before, ...changes, version: before.version + 1 };
  const outcome = await users.save(before, after, caller);
  if (outcome !== "saved") throw new Error(`Could not change the user: ${outcome}`);
}
