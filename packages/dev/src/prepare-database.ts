import { hostname, userInfo } from "node:os";
import type { Database } from "@latch/adapters/dynamodb";
import { createTables } from "@latch/adapters/dynamodb/setup";
import { type MigrationOptions, migrate, migrations } from "@latch/adapters/migrations";

/**
 * Creates or updates the tables and applies pending data migrations.
 * @returns a message for each change
 */
export async function prepareDatabase(database: Database): Promise<string[]> {
  const messages = await createTables(database);
  await migrate(database, migrations, {
    ...migrationReporting(console.error),
    onDone: (id, items) => messages.push(appliedMessage(id, items)),
  });
  return messages;
}

/** Returns the message about a migration that was applied. */
export const appliedMessage = (id: string, items: number): string =>
  `applied ${id} (${items} items)`;

/**
 * Returns migration options with the owner of the lock, and messages about another process that has it and
 * about what a migration reports.
 */
export const migrationReporting = (print: (line: string) => void): MigrationOptions => ({
  owner: currentUser(),
  onWait: (leaseOwner) => print(`Waiting for ${leaseOwner}, which is migrating the database.`),
  onReport: print,
});

function currentUser(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    // In a container, the user id may have no name.
    return hostname();
  }
}
