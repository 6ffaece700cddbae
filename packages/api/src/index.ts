export { createApp } from "./app.ts";
export { type ApiParts, composeApi } from "./compose.ts";
export {
  type Config,
  ConfigError,
  Environment,
  parseEnvironment,
  readConfig,
  wholeNumber,
} from "./config.ts";
export type { Deps, ReadAsset } from "./deps.ts";
export type { AppEnv } from "./env.ts";
export { createMetricsPage } from "./metrics-page.ts";
export type { AddressOf } from "./middleware/caller.ts";
export { type Observation, wantsMetrics } from "./observation.ts";
export { passwordPolicyOf } from "./passwords.ts";
