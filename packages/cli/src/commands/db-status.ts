/** `npm run db:status`: which data migrations were applied, when and by whom, and which are pending. */
import { parseArgs } from "node:util";
import { migrationStatus, migrations } from "@latch/adapters/migrations";
import { runEntry } from "@latch/server/lifecycle";
import { withDatabase } from "../data-command.ts";
import { describeMigrations } from "../describe-migrations.ts";

await runEntry(async () => {
  parseArgs();
  await withDatabase(process.env, {}, async (database) => {
    console.log(describeMigrations(await migrationStatus(database, migrations)));
  });
});
