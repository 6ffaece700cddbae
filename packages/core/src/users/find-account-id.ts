import type { UserId } from "@latch/contract";
import { possibleIdentifiers } from "./identifiers.ts";
import type { UserStore } from "./user.ts";

/** Finds the account that a typed email or username belongs to, by reads in parallel. */
export async function findAccountId(
  users: Pick<UserStore, "findId">,
  text: string,
): Promise<UserId | undefined> {
  const found = await Promise.all(
    possibleIdentifiers(text).map((identifier) => users.findId(identifier)),
  );
  return found.find((userId) => userId !== undefined);
}
