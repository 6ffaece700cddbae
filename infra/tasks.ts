import { resolveIssuer } from "./api.ts";
import { tasksAssets } from "./bundle.ts";
import type { CdnSecret } from "./cdn.ts";
import { createFunction } from "./function.ts";
import { tasksGrants } from "./grants.ts";
import { createHttpFunction, type HttpFunction, httpFunctionArgs } from "./http-function.ts";
import { functionSettings } from "./settings.ts";
import type { Tables } from "./tables.ts";

type Options = { tables: Tables; api: HttpFunction; edge?: CdnSecret };

/** Creates the function that serves the tasks. It has access to one table and to no secret key. */
export function createTasksApi({ tables, api, edge }: Options): HttpFunction {
  const fn = new sst.aws.Function("TasksApi", {
    ...httpFunctionArgs(),
    ...createFunction("tasks", "TasksApiLogs", {
      tables: { Tasks: tables.Tasks },
      grants: tasksGrants,
      links: edge && [edge],
    }),
    description: "The task operations of the Latch API",
    memory: "512 MB",
    environment: {
      ...functionSettings("lambda-tasks", process.env),
      LATCH_ISSUER: resolveIssuer(api),
    },
    copyFiles: tasksAssets,
  });
  return createHttpFunction("TasksApi", fn, "TASKS_WARM");
}
