export { type Database, type DatabaseOptions, openDatabase } from "./client/database.ts";
export type { CallObserver } from "./client/observe-calls.ts";
export { ping, pingTasks } from "./client/ping.ts";
export { createActivityStore } from "./stores/activity.ts";
export { createApiKeyStore } from "./stores/api-keys.ts";
export { createAuthenticatorStore } from "./stores/authenticators.ts";
export { createBillingStore } from "./stores/billing.ts";
export { createEndpointLoadStore } from "./stores/endpoint-loads.ts";
export { createGuessStore } from "./stores/guesses.ts";
export { createKnownDeviceStore } from "./stores/known-devices.ts";
export { listActivityBetween } from "./stores/list-activity-between.ts";
export { createMailStore } from "./stores/mails.ts";
export { createNoticeStore } from "./stores/notices.ts";
export { createOneTimeTokenStore } from "./stores/one-time-tokens.ts";
export { createPasswordFormatStore } from "./stores/password-formats.ts";
export { createSealedSecretStore } from "./stores/sealed-secrets.ts";
export { createSecondFactorGuessStore } from "./stores/second-factor-guesses.ts";
export { createSessionReader, createSessionStore } from "./stores/sessions.ts";
export { createSpentProofs } from "./stores/spent-proofs.ts";
export { createStreamPositions, type StreamPositions } from "./stores/stream-positions.ts";
export { createTaskStore } from "./stores/tasks.ts";
export { createThrottle } from "./stores/throttles.ts";
export { createTrustedDeviceStore } from "./stores/trusted-devices.ts";
export { createUserReader } from "./stores/user-reader.ts";
export { createUserStore } from "./stores/users.ts";
export { createWebhookDeliveryStore } from "./stores/webhook-deliveries.ts";
export { createWebhookEndpointChanges } from "./stores/webhook-endpoint-changes.ts";
export { createWebhookEndpointStore } from "./stores/webhook-endpoints.ts";
export { purgeExpired } from "./tables/purge-expired.ts";
export { streamFilters, streamWindowSeconds } from "./tables/stream-filters.ts";
export {
  prefixedTableNames,
  type StreamedTableName,
  streamedTables,
  type TableDefinition,
  type TableName,
  type TableNames,
  tables,
} from "./tables/tables.ts";
