import { migrate, migrations } from "@latch/adapters/migrations";
import { readServerConfig } from "@latch/config/server";
import { appliedMessage } from "@latch/dev/prepare-database";
import type { Environment } from "@latch/dev/stack";
import { lasting, migrationOptions, withDatabase } from "../data-command.ts";
import { withProgress } from "../terminal/progress.ts";

/** Applies the pending data migrations. */
export const migrateDatabase = (environment: Environment): Promise<void> =>
  withDatabase(environment, lasting, async (database, stack) => {
    const { ACTIVITY_RETENTION_DAYS: activityRetentionDays } = readServerConfig(stack.environment);
    const done: string[] = [];
    try {
      await withProgress("Migrating", (progress) =>
        migrate(database, migrations, {
          ...migrationOptions(environment, progress),
          activityRetentionDays,
          onDone: (id, items) => done.push(appliedMessage(id, items)),
        }),
      );
    } finally {
      // What was applied before a failure stays applied.
      for (const line of done) console.log(line);
    }
    if (done.length === 0) console.log("There is nothing to migrate.");
  });
