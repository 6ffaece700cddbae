/** `npm run db:create`: makes the tables and indexes what tables.ts says. Safe to run at any time. */
import { parseArgs } from "node:util";
import { createTables } from "@latch/adapters/dynamodb";
import { runEntry } from "@latch/server/lifecycle";
import { unprepared, withDatabase } from "../data-command.ts";

await runEntry(async () => {
  parseArgs();
  await withDatabase(process.env, unprepared, async (database) => {
    const done = await createTables(database);
    console.log(done.length > 0 ? done.join("\n") : "All tables stand as they should.");
  });
});
