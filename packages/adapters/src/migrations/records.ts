import { ScanCommand, type ScanCommandOutput, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { Database } from "../dynamodb/client/database.ts";
import { runCall, runTransaction } from "../dynamodb/client/failures.ts";
import type { TransactItem } from "../dynamodb/client/transact-item.ts";
import { SetupError } from "../dynamodb/tables/setup-error.ts";
import { type Lock, lockId } from "./lock.ts";

/** How far a run has come. */
type Progress = {
  /** Which of its walks over a table is under way. */
  walk: number;
  /** The key in that table after which it goes on. */
  after?: Item;
  items: number;
};

/** What the table Migrations says about one: it is there from the moment that a run begins. */
export type MigrationRecord = {
  id: string;
  direction: "up" | "down";
  startedAt: string;
  startedBy: string;
  /** Absent while it runs, or when it was interrupted. */
  finishedAt?: string;
  progress: Progress;
};

/** Everything that was begun, in order. */
export async function readRecords(database: Database): Promise<MigrationRecord[]> {
  const records: MigrationRecord[] = [];
  for await (const { items } of pagesOf(database, database.tables.Migrations)) {
    records.push(...(items as MigrationRecord[]).filter(({ id }) => id !== lockId));
  }
  return records.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Writes records, each only while the lock is ours. @throws SetupError when it is not any more */
export function createRecords({ client, tables }: Database, lock: Lock) {
  const TableName = tables.Migrations;

  async function write(change: TransactItem): Promise<void> {
    const TransactItems = [lock.ownershipCheck, change];
    const refused = await runTransaction(() =>
      client.send(new TransactWriteCommand({ TransactItems })),
    );
    if (refused) throw new SetupError("Another runner has taken over: this one was away too long.");
  }

  return {
    save: (record: MigrationRecord) => write({ Put: { TableName, Item: record } }),
    remove: ({ id }: MigrationRecord) => write({ Delete: { TableName, Key: { id } } }),
  };
}

export type Item = Record<string, unknown>;
/** Some items, and the key after which there may be more. */
type Page = { items: Item[]; after?: Item };

/** The items of a table, a page at a time. */
export async function* pagesOf(
  { client }: Database,
  TableName: string,
  { after, size }: { after?: Item; size?: number } = {},
): AsyncGenerator<Page, void> {
  let from = after;
  do {
    const page = await runCall<ScanCommandOutput>(() =>
      client.send(
        new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey: from, Limit: size }),
      ),
    );
    from = page.LastEvaluatedKey;
    yield { items: page.Items ?? [], after: from };
  } while (from);
}
