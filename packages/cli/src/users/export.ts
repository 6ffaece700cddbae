import { existsSync } from "node:fs";
import { openUsers } from "@latch/composition/users";
import type { Environment } from "@latch/dev/stack";
import { StartupError } from "@latch/server/lifecycle";
import { lasting, withDatabase } from "../data-command.ts";
import { exitCodes } from "../exit-codes.ts";
import { withProgress } from "../terminal/progress.ts";
import { exportUsers, printUsers } from "../user-transfer/export-users.ts";
import { explainFileError } from "../user-transfer/file-errors.ts";

type Options = { withHashes?: boolean };

/** Exports all users into a new file, or to standard output. */
export async function exportUsersTo(
  file: string | undefined,
  { withHashes = false }: Options,
  environment: Environment,
): Promise<void> {
  if (file && existsSync(file)) {
    throw new StartupError(`${file} exists and is not overwritten. Name another file.`);
  }
  await withDatabase(environment, lasting, async (database) => {
    const { users } = openUsers(database, Date.now);
    const count = await withProgress("Exporting users", ({ show }) => {
      const options = {
        withHash: withHashes,
        onUser: (done: number) => show(`${done.toLocaleString("en")} users`),
      };
      return file ? exportUsers(users, file, options) : printUsers(users, process.stdout, options);
    }).catch((error) => {
      throw explainFileError(error, "The users could not be exported");
    });
    if (count === undefined) {
      console.error("Stopped before the last user: the reader of the output closed it.");
      process.exitCode = exitCodes.failed;
      return;
    }
    const where = file ? ` to ${file}, which only its owner may read` : "";
    console.error(`Exported ${count} ${count === 1 ? "user" : "users"}${where}.`);
  });
}
