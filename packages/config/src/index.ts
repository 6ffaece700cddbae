export { type Config, Environment, readConfig } from "./entries/api.ts";
export { ConfigError, parseEnvironment } from "./environment.ts";
export { type AllowedOrigins, readAllowedOrigins } from "./origins.ts";
export { type PasskeySettings, readPasskeySettings } from "./passkey-settings.ts";
export { isLoopback, linksOpenOwnPages, requiresHttps } from "./urls.ts";
export { isDocsPageEnabled } from "./variables/access.ts";
export { isMetricsEnabled } from "./variables/observation.ts";
