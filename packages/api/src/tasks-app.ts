import { systemRoutes, taskRoutes } from "@latch/contract";
import type { Hono } from "hono";
import type { AppDeps } from "./deps.ts";
import { createDomainApp, type HandlerServices } from "./domain-app.ts";
import { systemHandlers } from "./handlers/system.ts";
import { taskHandlers } from "./handlers/tasks.ts";
import type { AppEnv } from "./hono-env.ts";

const handlers = { tasks: taskHandlers, system: systemHandlers };
// Imported by domain, so that a bundle of the tasks app contains no other domain.
const routes = { tasks: taskRoutes, system: systemRoutes };

/** The dependencies of the tasks app. */
export type TasksDeps = AppDeps & HandlerServices<typeof handlers>;

/** Creates an app that serves only the task operations and the system operations. */
export const createTasksApp = (deps: TasksDeps): Hono<AppEnv> =>
  createDomainApp({ routes, handlers, services: deps });
