import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { Database } from "../dynamodb/client/database.ts";
import { runTransaction } from "../dynamodb/client/failures.ts";
import { scanPages } from "../dynamodb/client/query.ts";
import type { TransactItem } from "../dynamodb/client/transact-item.ts";
import { SetupError } from "../dynamodb/tables/setup-error.ts";
import { type Lock, lockId } from "./lock.ts";

/** The progress of a run. */
type Progress = {
  /** The number of the current call of `eachPage`. */
  walk: number;
  /** The key of that table after which the run continues. */
  after?: Item;
  items: number;
};

/** The record of a migration in the table Migrations. It exists from the start of the first run. */
export type MigrationRecord = {
  id: string;
  direction: "up" | "down";
  startedAt: string;
  startedBy: string;
  /** Absent while it runs, or if it was interrupted. */
  finishedAt?: string;
  progress: Progress;
};

/** Reads the records of all started migrations, in order. */
export async function readRecords(database: Database): Promise<MigrationRecord[]> {
  const records: MigrationRecord[] = [];
  for await (const { items } of scanPages(database.client, {
    TableName: database.tables.Migrations,
  })) {
    records.push(...(items as MigrationRecord[]).filter(({ id }) => id !== lockId));
  }
  return records.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Creates the functions that write records while this process has the lock.
 * @throws SetupError when it has lost the lock
 */
export function createRecords({ client, tables }: Database, lock: Lock) {
  const TableName = tables.Migrations;

  async function write(change: TransactItem): Promise<void> {
    const TransactItems = [lock.ownershipCheck, change];
    const refused = await runTransaction(() =>
      client.send(new TransactWriteCommand({ TransactItems })),
    );
    if (refused)
      throw new SetupError(
        "Another process continues the migration, because the lock of this process expired.",
      );
  }

  return {
    save: (record: MigrationRecord) => write({ Put: { TableName, Item: record } }),
    remove: ({ id }: MigrationRecord) => write({ Delete: { TableName, Key: { id } } }),
  };
}

export type Item = Record<string, unknown>;
