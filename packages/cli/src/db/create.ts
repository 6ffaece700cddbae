import { createTables } from "@latch/adapters/dynamodb/setup";
import type { Environment } from "@latch/dev/stack";
import { unprepared, withDatabase } from "../data-command.ts";
import { withProgress } from "../terminal/progress.ts";

/** Creates the tables, or brings them up to date. */
export const createDatabase = (environment: Environment): Promise<void> =>
  withDatabase(environment, unprepared, async (database) => {
    const done = await withProgress("Creating tables", () => createTables(database));
    console.log(done.length > 0 ? done.join("\n") : "All tables are up to date.");
  });
