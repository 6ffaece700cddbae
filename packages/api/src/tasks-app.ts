import { systemRoutes, taskRoutes } from "@latch/contract";
import type { Hono } from "hono";
import type { AppDeps } from "./deps.ts";
import { createDomainApp, type HandlerServices } from "./domain-app.ts";
import { systemHandlers } from "./handlers/system.ts";
import { taskHandlers } from "./handlers/tasks.ts";
import type { AppEnv } from "./hono-env.ts";

const handlers = { tasks: taskHandlers, system: systemHandlers };
// Not taken from the whole contract, so that a bundle of the tasks contains no other domain.
const routes = { tasks: taskRoutes, system: systemRoutes };

/** What the tasks need by themselves. */
export type TasksDeps = AppDeps & HandlerServices<typeof handlers>;

/** The tasks by themselves, as an app of their own beside the API. */
export const createTasksApp = (deps: TasksDeps): Hono<AppEnv> =>
  createDomainApp({ routes, handlers, services: deps });
