import { migrations, rollback } from "@latch/adapters/migrations";
import type { Environment } from "@latch/dev/stack";
import { lasting, migrationOptions, withDatabase } from "../data-command.ts";
import { withProgress } from "../terminal/progress.ts";

/** Undoes the last data migration. */
export const rollBackDatabase = (environment: Environment): Promise<void> =>
  withDatabase(environment, lasting, async (database) => {
    const undone = await withProgress("Rolling back", (progress) =>
      rollback(database, migrations, migrationOptions(environment, progress)),
    );
    console.log(undone ? `undid ${undone}` : "There is nothing to undo.");
  });
