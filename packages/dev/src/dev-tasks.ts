/**
 * `npm run dev:tasks`: serves only the tasks, with a separate database, and restarts when code changes.
 * It knows only the address of the API that `npm run dev` runs.
 */
import { join } from "node:path";
import { createTables, tables } from "@latch/adapters/dynamodb";
import { readTasksServerConfig } from "@latch/config/tasks-server";
import { runEntry } from "@latch/server/lifecycle";
import { displayPath, startDevServer } from "./dev-server.ts";
import { localFolder, startLocalStack } from "./stack/stack.ts";

await runEntry(async () => {
  const environment = {
    ...process.env,
    NODE_ENV: process.env["NODE_ENV"] || "development",
    LATCH_ISSUER: process.env["LATCH_ISSUER"] || "http://127.0.0.1:4000",
    // Separate from the data of `npm run dev`, which may run at the same time.
    LATCH_DATA_DIR: join(localFolder(process.env), "tasks"),
  };
  const { PORT: port, HOST: host, LATCH_ISSUER } = readTasksServerConfig(environment);
  await startDevServer({
    environment: process.env,
    name: "The tasks server",
    entry: import.meta.resolve("@latch/server/tasks"),
    place: { port, host },
    startStack: (reserved) =>
      startLocalStack(
        { ...environment, PORT: String(reserved) },
        {
          owner: true,
          keys: false,
          prepare: (database) => createTables(database, { Tasks: tables.Tasks }),
        },
      ),
    banner: (origin) => `
  The tasks server is running.

  Tasks    ${origin}/tasks
  Issuer   ${LATCH_ISSUER}
  Data     ${displayPath(environment.LATCH_DATA_DIR)}
`,
  });
});
