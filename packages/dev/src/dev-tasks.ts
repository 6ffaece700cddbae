import { join } from "node:path";
import { tables } from "@latch/adapters/dynamodb";
import { createTables } from "@latch/adapters/dynamodb/setup";
import { readTasksServerConfig } from "@latch/config/tasks-server";
import { modules } from "@latch/server/places";
import { displayPath, startDevServer } from "./dev-server.ts";
import { refuseProduction } from "./refuse-production.ts";
import { type Environment, localFolder, startLocalStack } from "./stack/stack.ts";

/**
 * Serves only the tasks, with a separate database, and restarts when code changes. It knows only the
 * address of the API that `latch dev` runs.
 */
export async function runTasksForDevelopment(own: Environment): Promise<void> {
  refuseProduction(own["NODE_ENV"]);
  const environment = {
    ...own,
    NODE_ENV: own["NODE_ENV"] || "development",
    LATCH_ISSUER: own["LATCH_ISSUER"] || "http://127.0.0.1:4000",
    // Separate from the data of `latch dev`, which may run at the same time.
    LATCH_DATA_DIR: join(localFolder(own), "tasks"),
  };
  const { PORT: port, HOST: host, LATCH_ISSUER } = readTasksServerConfig(environment);
  await startDevServer({
    environment: own,
    name: "The tasks server",
    entry: modules.tasks,
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
}
