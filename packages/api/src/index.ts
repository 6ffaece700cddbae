export { createApp, type Deps } from "./app.ts";
export type { ReadAsset } from "./deps.ts";
export type { AppEnv, RequestPlace } from "./hono-env.ts";
export { createMetricsPage } from "./metrics-page.ts";
export type { ReadClientAddress } from "./middleware/caller.ts";
export type { Observation } from "./observation.ts";
export { createTasksApp, type TasksDeps } from "./tasks-app.ts";
