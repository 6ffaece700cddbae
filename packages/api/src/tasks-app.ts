import { systemRoutes, taskRoutes } from "@latch/contract";
import type { Tasks } from "@latch/core";
import type { Hono } from "hono";
import { createBase } from "./base.ts";
import type { ServiceDeps } from "./deps.ts";
import { systemHandlers } from "./handlers/system.ts";
import { taskHandlers } from "./handlers/tasks.ts";
import type { AppEnv } from "./hono-env.ts";
import { implement } from "./implement.ts";

export type TasksDeps = ServiceDeps & { tasks: Tasks };

/** The tasks by themselves, as an app of their own beside the API. */
export function createTasksApp(deps: TasksDeps): Hono<AppEnv> {
  const app = createBase(deps, { ...taskRoutes, ...systemRoutes });
  implement(app, taskRoutes, taskHandlers(deps), deps.enforcement);
  implement(app, systemRoutes, systemHandlers(deps), deps.enforcement);
  return app;
}
