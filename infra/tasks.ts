import { issuerOf } from "./api.ts";
import { tasksAssets } from "./bundle.ts";
import { functionOf } from "./function.ts";
import { tasksGrants } from "./grants.ts";
import { tasksSettingsOf } from "./settings.ts";
import type { Tables } from "./tables.ts";

/** The tasks behind a function URL of their own: they see one table, and no key. */
export function createTasksApi({ tables, api }: { tables: Tables; api: sst.aws.Function }) {
  return new sst.aws.Function("TasksApi", {
    ...functionOf("tasks", "TasksApiLogs", {
      tables: { Tasks: tables.Tasks },
      grants: tasksGrants,
    }),
    description: "The tasks beside the Latch API",
    memory: "512 MB",
    // Above the patience of the database client, and of what asks the issuer.
    timeout: "10 seconds",
    url: { authorization: "none", cors: false },
    environment: { ...tasksSettingsOf(process.env), LATCH_ISSUER: issuerOf(api) },
    copyFiles: tasksAssets,
  });
}
