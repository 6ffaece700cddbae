import { hostname, userInfo } from "node:os";
import { createTables, type Database } from "@latch/adapters/dynamodb";
import { type MigrationOptions, migrate, migrations } from "@latch/adapters/migrations";

/** Tables, and the data migrations that are pending: what a running API may count on. */
export async function prepareDatabase(database: Database): Promise<string[]> {
  const done = await createTables(database);
  await migrate(database, migrations, {
    ...migrationReporting(),
    onDone: (id, items) => done.push(appliedMessage(id, items)),
  });
  return done;
}

/** In the words of every command that applies one. */
export const appliedMessage = (id: string, items: number): string =>
  `applied ${id} (${items} items)`;

/** Tells who migrates, and whom a migration waits for. */
export const migrationReporting = (): MigrationOptions => ({
  owner: whoAmI(),
  onWait: (heldBy) => console.log(`${heldBy} is migrating: waiting for that to end.`),
});

function whoAmI(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    // A container may run under a user id that has no name.
    return hostname();
  }
}
