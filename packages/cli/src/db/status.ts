import { migrationStatus, migrations } from "@latch/adapters/migrations";
import type { Environment } from "@latch/dev/stack";
import { withDatabase } from "../data-command.ts";
import { describeMigrations } from "./describe-migrations.ts";

/** Lists the data migrations: which are applied, when and by whom, and which are pending. */
export const showStatus = (environment: Environment): Promise<void> =>
  withDatabase(environment, {}, async (database) => {
    console.log(describeMigrations(await migrationStatus(database, migrations)));
  });
