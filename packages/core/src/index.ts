export { type AccountFilter, type Accounts, createAccounts } from "./accounts/accounts.ts";
export { type Credentials, createCredentials } from "./accounts/credentials.ts";
export {
  createPersonalData,
  type PersonalDataHolder,
  type PersonalDataKeeper,
} from "./accounts/personal-data.ts";
export { type Administration, createAdministration } from "./administration/administration.ts";
export { type ApiKeys, createApiKeys, type StoredApiKey } from "./api-keys/api-keys.ts";
export { createLockout, type Lockout } from "./auth/lockout.ts";
export { createLogIn, type LogInWithPassword } from "./auth/log-in.ts";
export { createOneTimeTokens, type StoredOneTimeToken } from "./auth/one-time-tokens.ts";
export { createPasswordPolicy, type PasswordPolicy, utf8Length } from "./auth/password-policy.ts";
export { createRecovery, type Recovery } from "./auth/recovery.ts";
export { type Billing, createBilling } from "./billing/billing.ts";
export { freePlan, withPlansInForce } from "./billing/entitlement.ts";
export { createBillingHolder } from "./billing/personal-data.ts";
export { createPlans, type Plans } from "./billing/plans.ts";
export type {
  BillingPlan,
  BillingStore,
  Customers,
  PaymentEvent,
  Payments,
  ProviderSubscription,
  StoredBilling,
  StoredSubscription,
} from "./billing/ports.ts";
export { type Change, type Happening, happeningsOf } from "./changes/domain-events-of.ts";
export { type Envelope, eventOf, eventOfActivity, serviceOf } from "./events/domain-event.ts";
export { createActivityRecorder } from "./events/record-activity.ts";
export { type Brand, composeMail } from "./mail/compose.ts";
export { deviceOf } from "./mail/device.ts";
export { type MailOrder, orderIdOf, type TracedMailOrder } from "./mail/mail-command.ts";
export { type Mail, MailDelayed, type Mailer, MailRefused } from "./mail/mailer.ts";
export type { MailKind, Notice } from "./mail/notice.ts";
export { createMailSender, type MailSender } from "./mail/send-mail.ts";
export type {
  DeviceMarks,
  KnownDeviceStore,
  MailStore,
  NoticeStore,
  Seen,
  StoredNotice,
} from "./mail/stores.ts";
export {
  createSessions,
  type SessionLimits,
  type Sessions,
  type SignedIn,
  type StoredSession,
} from "./sessions/sessions.ts";
export { createIds, type Ids, idBytes, idFromBytes, idTime } from "./shared/ids.ts";
export type {
  DatabaseCall,
  Measure,
  Measurement,
  Tally,
} from "./shared/measurements.ts";
export { networkOf } from "./shared/network.ts";
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
} from "./shared/ports.ts";
export { invalidField, ProblemError } from "./shared/problem-error.ts";
export { equalText } from "./shared/timing-safe-equal.ts";
export { readTraceparent, traceIdOf } from "./shared/trace-context.ts";
export type { ActiveSpan, SpanAttributes, SpanStart, Trace } from "./shared/tracing.ts";
export {
  createTasks,
  type Once,
  type StoredTask,
  type TaskQuery,
  type TaskStore,
  type Tasks,
} from "./tasks/tasks.ts";
export { createUserChanges } from "./users/change-user.ts";
export {
  emailIdentifier,
  identifierOf,
  newUser,
  type StoredUser,
  toUser,
  usernameIdentifier,
} from "./users/user.ts";
export { createWebhookDeliverer } from "./webhooks/deliver-webhook.ts";
export { createWebhookPlanner } from "./webhooks/fan-out-webhooks.ts";
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
} from "./webhooks/ports.ts";
export { createSecretRenewal } from "./webhooks/renew-secrets.ts";
export { createWebhooks, type Webhooks } from "./webhooks/webhooks.ts";
