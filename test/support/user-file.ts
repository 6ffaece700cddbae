import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createUserStore, type Database } from "@latch/adapters/dynamodb";
import { inject } from "vitest";
import {
  importUsers,
  type UserImport,
} from "../../packages/server/src/user-transfer/import-users.ts";
import { openTestDatabase } from "./harness.ts";
import { startProgram, temporaryFolder } from "./program.ts";

/** `correct horse battery staple`, hashed by bcrypt for Python. */
export const bcrypt = "$2b$04$jpkepoV.3Zw7p0BN93L84uJsLYp6mrQQ3vIroqXQS84c6B/ZdhMhG";

/** A database, a file of users beside it, and what imports that: in this process or as a command. */
export async function openUserFile(given?: Database, endpoint = inject("dynamoEndpoint")) {
  const database = given ?? (await openTestDatabase(undefined, endpoint));
  const folder = temporaryFolder();
  const file = join(folder, "users.jsonl");
  const defaults: UserImport = {
    file,
    noteFile: `${file}.note`,
    reportFile: `${file}.report`,
    dryRun: false,
    roles: [],
    concurrency: 8,
  };
  const environment = {
    LATCH_DATA_DIR: folder,
    DYNAMODB_ENDPOINT: endpoint,
    LATCH_TABLE_PREFIX: database.tables.Users.replace(/Users$/, ""),
  };
  return {
    file,
    database,
    users: createUserStore(database),
    write: (lines: (object | string)[]) =>
      writeFileSync(
        file,
        lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join(""),
      ),
    import: (options: Partial<UserImport> = {}) =>
      importUsers(database, { ...defaults, ...options }),
    readReport: (report = defaults.reportFile): { line: number; reasons: string[] }[] =>
      readFileSync(report, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    start: (command: "import" | "export", ...args: string[]) =>
      startProgram(`commands/users-${command}.ts`, environment, { args }),
  };
}
