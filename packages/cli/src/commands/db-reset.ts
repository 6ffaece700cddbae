/** `npm run db:reset`: drops the tables with all that is in them and makes them anew. Asks before. */
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { isCancel, text } from "@clack/prompts";
import { dropTables } from "@latch/adapters/dynamodb";
import { prepareDatabase } from "@latch/dev/prepare-database";
import { localFolder } from "@latch/dev/stack";
import { runEntry, StartupError } from "@latch/server/lifecycle";
import { refuseProduction, refuseRemote, unprepared, withDatabase } from "../data-command.ts";

await runEntry(async () => {
  refuseProduction(process.env, "Dropping the tables");
  refuseRemote(process.env, "Dropping the tables");
  const { values } = parseArgs({ options: { yes: { type: "boolean" } } });
  if (!values.yes) await askFor(nameOfData(process.env));

  await withDatabase(process.env, unprepared, async (database) => {
    const dropped = await dropTables(database);
    console.log([...dropped, ...(await prepareDatabase(database))].join("\n"));
  });
});

/** What will be gone, in one word: the folder, or the prefix of the tables in a database elsewhere. */
function nameOfData(environment: NodeJS.ProcessEnv): string {
  return environment["DYNAMODB_ENDPOINT"]
    ? environment["LATCH_TABLE_PREFIX"] || "latch-"
    : basename(localFolder(environment));
}

async function askFor(name: string): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new StartupError(`This drops everything in ${name}: say so by \`-- --yes\`.`);
  }
  const answer = await text({
    message: `This drops everything in ${name}. Type that name to go on`,
  });
  if (isCancel(answer) || answer !== name) throw new StartupError("Nothing was dropped.");
}
