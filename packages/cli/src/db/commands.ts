import type { Command } from "@commander-js/extra-typings";
import { addGroup, addVerb, type Context } from "../define.ts";

/** Adds `latch db`. */
export function addDatabaseCommands(program: Command, { environment, execute }: Context): void {
  const db = addGroup(program, "db", "Create, migrate, seed, reset and inspect the tables.");

  addVerb(db, "create", {
    summary: "Create the tables, or bring them up to date",
    description: [
      "Adds tables, indexes, streams and TTL settings that are missing, and deletes nothing. It can run at any time and more than once.",
    ],
    examples: [["Create the tables", "latch db create"]],
  }).action(() => execute(async () => (await import("./create.ts")).createDatabase(environment)));

  addVerb(db, "migrate", {
    summary: "Apply the pending data migrations",
    description: [
      "Applies each migration once, in order. If another process migrates, the command waits for it. A migration that was interrupted continues when the command runs again.",
    ],
    examples: [["Apply what `latch db status` shows as pending", "latch db migrate"]],
  }).action(() => execute(async () => (await import("./migrate.ts")).migrateDatabase(environment)));

  addVerb(db, "rollback", {
    summary: "Undo the last data migration",
    examples: [["Undo the last migration", "latch db rollback"]],
  }).action(() =>
    execute(async () => (await import("./rollback.ts")).rollBackDatabase(environment)),
  );

  addVerb(db, "status", {
    summary: "List the data migrations and their states",
    description: ["Shows when and by whom each migration was applied, and which are pending."],
    examples: [["List the migrations", "latch db status"]],
  }).action(() => execute(async () => (await import("./status.ts")).showStatus(environment)));

  addVerb(db, "seed", {
    summary: "Create a development account for each role",
    description: [
      "Creates user@example.com, agent@example.com, master@example.com and super_admin@example.com. Their password is random and stored in a file that only its owner may read. Fails with NODE_ENV=production.",
    ],
    examples: [
      ["Create the development accounts", "latch db seed"],
      ["Choose their password", "latch db seed --password-stdin < password.txt"],
    ],
  })
    .option("--password-stdin", "Read the password from the first line of standard input.")
    .action((options) =>
      execute(async () => (await import("./seed.ts")).seedDatabase(options, environment)),
    );

  addVerb(db, "reset", {
    summary: "Delete all data and create the tables again",
    description: [
      "Asks for confirmation. Fails with NODE_ENV=production and for a database on another machine.",
    ],
    examples: [
      ["Start over with empty tables", "latch db reset"],
      ["The same in a script", "latch db reset --yes"],
    ],
  })
    .option("--yes", "Do not ask for confirmation.")
    .action((options) =>
      execute(async () => (await import("./reset.ts")).resetDatabase(options, environment)),
    );

  addVerb(db, "admin", {
    summary: "Show the local tables in a browser",
    description: [
      "Serves a page on http://127.0.0.1:8001 until Ctrl-C ends it; the variable DB_ADMIN_PORT changes the port. Fails with NODE_ENV=production and for a database on another machine.",
    ],
    examples: [["Show the tables", "latch db admin"]],
  }).action(() => execute(async () => (await import("./admin.ts")).showTables(environment)));
}
