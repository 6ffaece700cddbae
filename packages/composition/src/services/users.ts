import { createUserReader, createUserStore, type Database } from "@latch/adapters/dynamodb";
import { type Clock, createChangeUser, type UserStore, withEffectivePlans } from "@latch/core";

/**
 * Opens the user store and the function that changes users. API, maintenance and commands all read
 * users through this store: to each of them a plan whose `planUntil` is past is the plan `free`.
 */
export function openUsers(database: Database, clock: Clock) {
  const users = withEffectivePlans(createUserStore(database), clock);
  return { users, changeUser: createChangeUser({ users, clock }) };
}

/**
 * Opens a reader of single users that needs the table `Users` only. It returns plans as they are
 * stored: it is for consumers that do not look at plans.
 */
export const openUserReader = (database: Database<"Users">): Pick<UserStore, "get"> =>
  createUserReader(database);
