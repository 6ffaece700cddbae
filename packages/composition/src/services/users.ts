import { createUserReader, createUserStore, type Database } from "@latch/adapters/dynamodb";
import { type Clock, createChangeUser, type UserStore, withEffectivePlans } from "@latch/core";

/**
 * Opens the user store and the function that changes users. The API, the maintenance and the
 * commands all read users through this store, so that a plan whose `planUntil` has passed is `free`
 * for each of them.
 */
export function openUsers(database: Database, clock: Clock) {
  const users = withEffectivePlans(createUserStore(database), clock);
  return { users, changeUser: createChangeUser({ users, clock }) };
}

/**
 * Opens a reader of single users that needs only the table `Users`. It returns plans as they are
 * stored, so it is for consumers that do not use plans.
 */
export const openUserReader = (database: Database<"Users">): Pick<UserStore, "get"> =>
  createUserReader(database);
