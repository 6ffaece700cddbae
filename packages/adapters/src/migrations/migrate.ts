import type { Caller } from "@latch/core";
import type { Database } from "../dynamodb/client/database.ts";
import { scanPages } from "../dynamodb/client/query.ts";
import { defaultRetentionDays } from "../dynamodb/stores/activity.ts";
import { SetupError } from "../dynamodb/tables/setup-error.ts";
import type { TableName } from "../dynamodb/tables/tables.ts";
import { findLockOwner, type Lock, type LockOptions, takeLock } from "./lock.ts";
import { createRecords, type Item, type MigrationRecord, readRecords } from "./records.ts";

/** A change of stored items. `index.ts` has the rules for it. */
export type Migration = { id: string; up: Change; down: Change };
/** One direction of a migration. */
export type Change = (database: Database, run: MigrationRun) => Promise<void>;

/** The context in which a migration runs. */
export type MigrationRun = {
  /** The caller that the audit attributes of changed items name. */
  caller: Caller;
  /** The days for which the activity log keeps an entry. */
  activityRetentionDays: number;
  /** Reports something that needs the attention of the operator. The text contains ids only. */
  report(message: string): void;
  /**
   * Passes all items of a table to `work`, a page (100 items) at a time, and stores the progress
   * after each page. An interrupted run continues there. A page may be passed twice, so `work` must
   * be idempotent. Calls run one after the other and do not overlap.
   */
  eachPage(
    table: TableName,
    work: (items: Item[]) => Promise<unknown>,
    options?: { size?: number },
  ): Promise<void>;
};

/**
 * Options of `migrate` and `rollback`. `signal` ends a run between two pages; the next run
 * continues there.
 */
export type MigrationOptions = LockOptions & {
  /** The days for which the activity log keeps an entry, if not 400. */
  activityRetentionDays?: number;
  /** Called after each migration that was applied or rolled back. */
  onDone?: (id: string, items: number) => void;
  /** Receives the number of items that a migration has done so far, after each page. */
  onPage?: (id: string, items: number) => void;
  /** Receives what a migration reports. */
  onReport?: (message: string) => void;
};

/**
 * Applies the pending migrations in order, each once even if several processes run at the same
 * time.
 * @returns the ids of the applied migrations
 * @throws SetupError when the order is wrong, or another process keeps the lock
 */
export async function migrate(
  database: Database,
  migrations: Migration[],
  options: MigrationOptions,
): Promise<string[]> {
  requireOrder(migrations);
  // Usually nothing is pending, which needs no lock.
  if (findPending(migrations, await readRecords(database)).length === 0) return [];
  return withLock(database, options, async ({ run, records }) => {
    const started = await readRecords(database);
    const pending = findPending(migrations, started);
    for (const migration of pending) {
      const before = started.find(({ id }) => id === migration.id);
      const record = await run(migration, "up", before);
      const finishedAt = new Date((options.clock ?? Date.now)()).toISOString();
      await records.save({ ...record, finishedAt });
      options.onDone?.(migration.id, record.progress.items);
    }
    return pending.map(({ id }) => id);
  });
}

/**
 * Rolls back the last migration that was applied or started.
 * @returns its id, or undefined if there is none
 * @throws SetupError when this version does not contain it, or another process keeps the lock
 */
export async function rollback(
  database: Database,
  migrations: Migration[],
  options: MigrationOptions,
): Promise<string | undefined> {
  requireOrder(migrations);
  return withLock(database, options, async ({ run, records }) => {
    const last = (await readRecords(database)).at(-1);
    if (!last) return undefined;
    const migration = migrations.find(({ id }) => id === last.id);
    if (!migration) {
      throw new SetupError(
        `This version does not contain the migration ${last.id}. Roll back with a version that contains it.`,
      );
    }
    const record = await run(migration, "down", last);
    await records.remove(record);
    options.onDone?.(last.id, record.progress.items);
    return last.id;
  });
}

/** The state of one migration. */
export type MigrationState = {
  id: string;
  /** `unfinished` and `undoing` were interrupted, unless a process runs them now. */
  state: "applied" | "pending" | "unfinished" | "undoing";
  /** When it was finished or, if it is not finished, started. */
  at?: string;
  by?: string;
  items?: number;
  /** Whether this version of the code contains it. */
  known: boolean;
};

/**
 * Returns the state of each migration that this version contains or the database has recorded, and
 * the owner of the lock.
 */
export async function migrationStatus(
  database: Database,
  migrations: Migration[],
): Promise<{ migrations: MigrationState[]; heldBy?: string }> {
  const [records, heldBy] = await Promise.all([readRecords(database), findLockOwner(database)]);
  const known = new Set(migrations.map(({ id }) => id));
  const started = records.map((record): MigrationState => {
    const { id, direction, startedAt, startedBy, finishedAt, progress } = record;
    const open = direction === "down" ? "undoing" : "unfinished";
    return {
      id,
      state: finishedAt ? "applied" : open,
      at: finishedAt ?? startedAt,
      by: startedBy,
      items: progress.items,
      known: known.has(id),
    };
  });
  const recordedIds = new Set(records.map(({ id }) => id));
  const pending = migrations
    .filter(({ id }) => !recordedIds.has(id))
    .map(({ id }): MigrationState => ({ id, state: "pending", known: true }));
  const all = [...started, ...pending].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { migrations: all, heldBy };
}

async function withLock<T>(
  database: Database,
  options: MigrationOptions,
  work: (runner: ReturnType<typeof createRunner>) => Promise<T>,
): Promise<T> {
  const lock = await takeLock(database, options);
  try {
    return await work(createRunner(database, options, lock));
  } finally {
    await lock.release();
  }
}

function createRunner(database: Database, options: MigrationOptions, lock: Lock) {
  const { owner, clock = Date.now, onPage, signal, onReport = () => {} } = options;
  const { activityRetentionDays = defaultRetentionDays } = options;
  const records = createRecords(database, lock);

  async function run(
    migration: Migration,
    direction: "up" | "down",
    before: MigrationRecord | undefined,
  ): Promise<MigrationRecord> {
    const { id } = migration;
    const resumes = before?.direction === direction && !before.finishedAt;
    let record: MigrationRecord = {
      id,
      direction,
      startedAt: new Date(clock()).toISOString(),
      startedBy: owner,
      progress: resumes ? before.progress : { walk: 0, items: 0 },
    };
    await records.save(record);
    let walks = 0;

    const eachPage: MigrationRun["eachPage"] = async (table, work, { size = 100 } = {}) => {
      const walk = walks++;
      if (walk < record.progress.walk) return;
      const { after } = record.progress;
      for await (const page of scanPages(database.client, {
        TableName: database.tables[table],
        ExclusiveStartKey: after,
        Limit: size,
      })) {
        signal?.throwIfAborted();
        await work(page.items);
        const items = record.progress.items + page.items.length;
        const next = page.after ? { walk, after: page.after } : { walk: walk + 1 };
        record = { ...record, progress: { ...next, items } };
        await records.save(record);
        onPage?.(id, items);
      }
    };

    const caller = { actor: `migration:${id}`, address: owner, requestId: id };
    signal?.throwIfAborted();
    await migration[direction](database, {
      caller,
      activityRetentionDays,
      report: onReport,
      eachPage,
    });
    return record;
  }

  return { run, records };
}

/**
 * Returns the pending migrations in order.
 * @throws SetupError when a later one is already applied
 */
function findPending(migrations: Migration[], records: MigrationRecord[]): Migration[] {
  const applied = new Set(
    records
      .filter(({ direction, finishedAt }) => direction === "up" && finishedAt)
      .map(({ id }) => id),
  );
  const pending = migrations.filter(({ id }) => !applied.has(id));
  const first = pending[0]?.id;
  const later = first && [...applied].find((id) => id > first);
  if (later) {
    throw new SetupError(
      `${first} comes before ${later}, which is already applied. Give ${first} a higher number.`,
    );
  }
  return pending;
}

function requireOrder(migrations: Migration[]): void {
  for (const [index, { id }] of migrations.entries()) {
    if (!/^\d{4}-[a-z0-9-]+$/.test(id)) {
      throw new SetupError(`${id}: The id of a migration must have the form NNNN-what-it-does.`);
    }
    const previous = migrations[index - 1]?.id;
    if (previous && previous.slice(0, 4) >= id.slice(0, 4)) {
      throw new SetupError(`${id} must come before ${previous} and have a unique number.`);
    }
  }
}
