import { issuerOf } from "./api.ts";
import { tasksAssets } from "./bundle.ts";
import type { EdgeSecret } from "./cdn.ts";
import { functionOf } from "./function.ts";
import { tasksGrants } from "./grants.ts";
import { type Served, serve, servedArgs } from "./http-function.ts";
import { functionSettingsOf } from "./settings.ts";
import type { Tables } from "./tables.ts";

type Parts = { tables: Tables; api: Served; edge?: EdgeSecret };

/** The tasks by themselves: they see one table, and no key. */
export function createTasksApi({ tables, api, edge }: Parts): Served {
  const fn = new sst.aws.Function("TasksApi", {
    ...servedArgs(),
    ...functionOf("tasks", "TasksApiLogs", {
      tables: { Tasks: tables.Tasks },
      grants: tasksGrants,
      links: edge && [edge],
    }),
    description: "The tasks beside the Latch API",
    memory: "512 MB",
    environment: {
      ...functionSettingsOf("lambda-tasks", process.env),
      LATCH_ISSUER: issuerOf(api),
    },
    copyFiles: tasksAssets,
  });
  return serve("TasksApi", fn, "TASKS_WARM");
}
