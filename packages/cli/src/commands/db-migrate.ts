/** `npm run db:migrate`: applies the data migrations that are pending, each once. */
import { parseArgs } from "node:util";
import { migrate, migrations } from "@latch/adapters/migrations";
import { appliedMessage } from "@latch/dev/prepare-database";
import { runEntry } from "@latch/server/lifecycle";
import { interruptible, lasting, withDatabase } from "../data-command.ts";

await runEntry(async () => {
  parseArgs();
  await withDatabase(process.env, lasting, async (database) => {
    const onDone = (id: string, items: number) => console.log(appliedMessage(id, items));
    const done = await migrate(database, migrations, { ...interruptible(process.env), onDone });
    if (done.length === 0) console.log("There is nothing to migrate.");
  });
});
