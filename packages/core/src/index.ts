export { type AccountFilter, type Accounts, createAccounts } from "./accounts.ts";
export { type Administration, createAdministration } from "./administration.ts";
export { type ApiKeys, createApiKeys, type StoredApiKey } from "./api-keys.ts";
export { type Billing, createBilling } from "./billing.ts";
export { createBillingHolder } from "./billing-holder.ts";
export type {
  BillingPlan,
  BillingStore,
  Customers,
  PaymentEvent,
  Payments,
  ProviderSubscription,
  StoredBilling,
  StoredSubscription,
} from "./billing-ports.ts";
export { type Credentials, createCredentials } from "./credentials.ts";
export { freePlan, withPlansInForce } from "./entitlement.ts";
export { equalText } from "./equal-text.ts";
export { type Envelope, eventOf, eventOfActivity, serviceOf } from "./event-envelope.ts";
export { type Change, type Happening, happeningsOf } from "./happenings.ts";
export { createIds, type Ids, idBytes, idFromBytes, idTime } from "./ids.ts";
export { createLockout, type Lockout } from "./lockout.ts";
export { createLogIn, type LogInWithPassword } from "./log-in.ts";
export { type Brand, composeMail } from "./mails/compose.ts";
export { deviceOf } from "./mails/device.ts";
export { type Mail, MailDelayed, type Mailer, MailRefused } from "./mails/mailer.ts";
export type { MailKind, Notice } from "./mails/notice.ts";
export { type MailOrder, orderIdOf, type TracedMailOrder } from "./mails/order.ts";
export { createMailSender, type MailSender } from "./mails/send-mail.ts";
export type {
  DeviceMarks,
  KnownDeviceStore,
  MailStore,
  NoticeStore,
  Seen,
  StoredNotice,
} from "./mails/stores.ts";
export type {
  DatabaseCall,
  Measure,
  Measurement,
  Tally,
} from "./measurements.ts";
export { networkOf } from "./network.ts";
export { createOneTimeTokens, type StoredOneTimeToken } from "./one-time-tokens.ts";
export { createPasswordPolicy, type PasswordPolicy, utf8Length } from "./password-policy.ts";
export {
  createPersonalData,
  type PersonalDataHolder,
  type PersonalDataKeeper,
} from "./personal-data.ts";
export { createPlans, type Plans } from "./plans.ts";
export type {
  AccessTokens,
  ActivityStore,
  Alongside,
  ApiKeyStore,
  ApiKeyText,
  ApiKeyTexts,
  Awaitable,
  BreachCheck,
  Caller,
  Clock,
  Defer,
  FailedLogIns,
  Identifier,
  LockoutStore,
  Log,
  OneTimeTexts,
  OneTimeTokenStore,
  PasswordHasher,
  Principal,
  Random,
  Rotation,
  SaveOutcome,
  SessionStore,
  SessionToken,
  SessionTokens,
  Throttle,
  UserQuery,
  UserStore,
} from "./ports.ts";
export { invalidField, ProblemError } from "./problem-error.ts";
export { createActivityRecorder } from "./record-activity.ts";
export { createRecovery, type Recovery } from "./recovery.ts";
export {
  createSessions,
  type SessionLimits,
  type Sessions,
  type SignedIn,
  type StoredSession,
} from "./sessions.ts";
export {
  createTasks,
  type Once,
  type StoredTask,
  type TaskQuery,
  type TaskStore,
  type Tasks,
} from "./tasks.ts";
export { readTraceparent, traceIdOf } from "./trace-context.ts";
export type { ActiveSpan, SpanAttributes, SpanStart, Trace } from "./tracing.ts";
export { createUserChanges } from "./user-changes.ts";
export {
  emailIdentifier,
  identifierOf,
  newUser,
  type StoredUser,
  toUser,
  usernameIdentifier,
} from "./users.ts";
export { createWebhookDeliverer } from "./webhook-deliverer.ts";
export { createWebhookPlanner } from "./webhook-planner.ts";
export type {
  DeliveryOutcome,
  DeliveryQueue,
  DeliveryRef,
  RefuseUrl,
  SendResult,
  StoredWebhookDelivery,
  StoredWebhookEndpoint,
  TracedDeliveryRef,
  WebhookDeliveryStore,
  WebhookEndpointStore,
  WebhookSecrets,
  WebhookSender,
} from "./webhook-ports.ts";
export { createSecretRenewal } from "./webhook-renewal.ts";
export { createWebhooks, type Webhooks } from "./webhooks.ts";
