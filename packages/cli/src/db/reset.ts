import { basename } from "node:path";
import { isCancel, text } from "@clack/prompts";
import { dropTables } from "@latch/adapters/dynamodb/setup";
import { prepareDatabase } from "@latch/dev/prepare-database";
import { type Environment, localFolder } from "@latch/dev/stack";
import { refuseProduction, refuseRemote, unprepared, withDatabase } from "../data-command.ts";
import { CommandError, exitCodes, usageError } from "../exit-codes.ts";
import { withProgress } from "../terminal/progress.ts";

/** Drops the tables with all their data and creates them again, after a confirmation. */
export async function resetDatabase(
  { yes }: { yes?: boolean },
  environment: Environment,
): Promise<void> {
  refuseProduction(environment, "latch db reset");
  refuseRemote(environment, "latch db reset");
  if (!yes) await confirm(nameOfData(environment));

  await withDatabase(environment, unprepared, async (database) => {
    const dropped = await withProgress("Dropping tables", () => dropTables(database));
    const created = await withProgress("Creating tables", () => prepareDatabase(database));
    console.log([...dropped, ...created].join("\n"));
  });
}

/** What will be deleted, in one word: the folder, or the prefix of the tables in a database elsewhere. */
function nameOfData(environment: Environment): string {
  return environment["DYNAMODB_ENDPOINT"]
    ? environment["LATCH_TABLE_PREFIX"] || "latch-"
    : basename(localFolder(environment));
}

async function confirm(name: string): Promise<void> {
  if (!process.stdin.isTTY) {
    throw usageError(`This deletes all data in ${name}. Confirm it with --yes.`);
  }
  const answer = await text({
    message: `This deletes all data in ${name}. Type ${name} to confirm`,
    output: process.stderr,
  });
  if (isCancel(answer))
    throw new CommandError("Cancelled. No data was deleted.", exitCodes.interrupted);
  if (answer !== name) {
    throw new CommandError(`The answer is not ${name}. No data was deleted.`, exitCodes.failed);
  }
}
