export { createActivityStore } from "./activity.ts";
export { createApiKeyStore } from "./api-keys.ts";
export { createBillingStore } from "./billing.ts";
export { createTables, dropTables } from "./create-tables.ts";
export { type Database, type DatabaseOptions, openDatabase } from "./database.ts";
export { createKnownDeviceStore } from "./known-devices.ts";
export { createMailStore } from "./mails.ts";
export { createNoticeStore } from "./notices.ts";
export type { CallObserver } from "./observe-calls.ts";
export { createOneTimeTokenStore } from "./one-time-tokens.ts";
export { ping, pingTasks } from "./ping.ts";
export { purgeExpired } from "./purge-expired.ts";
export { createSessionStore } from "./sessions.ts";
export { SetupError } from "./setup-error.ts";
export { createStreamPositions, type StreamPositions } from "./stream-positions.ts";
export { tableIdentity } from "./table-identity.ts";
export {
  prefixed,
  streamed,
  type TableDefinition,
  type TableName,
  type TableNames,
  tables,
} from "./tables.ts";
export { createTaskStore } from "./tasks.ts";
export { createLockoutStore, createThrottle } from "./throttles.ts";
export { readTold } from "./told.ts";
export { createUserReader } from "./user-reader.ts";
export { createUserStore } from "./users.ts";
export { createWebhookDeliveryStore } from "./webhook-deliveries.ts";
export { createWebhookEndpointStore } from "./webhook-endpoints.ts";
