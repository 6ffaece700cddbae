/** `npm run db:rollback`: undoes the last data migration. */
import { parseArgs } from "node:util";
import { migrations, rollback } from "@latch/adapters/migrations";
import { runEntry } from "@latch/server/lifecycle";
import { interruptible, lasting, withDatabase } from "../data-command.ts";

await runEntry(async () => {
  parseArgs();
  await withDatabase(process.env, lasting, async (database) => {
    const undone = await rollback(database, migrations, interruptible(process.env));
    console.log(undone ? `undid ${undone}` : "There is nothing to undo.");
  });
});
