import { accountRoutes } from "./accounts/routes.ts";
import { administrationRoutes } from "./administration/routes.ts";
import { apiKeyRoutes } from "./api-keys/routes.ts";
import { authRoutes } from "./auth/routes.ts";
import { billingRoutes } from "./billing/routes.ts";
import { eventRoutes } from "./events/routes.ts";
import { sessionRoutes } from "./sessions/routes.ts";
import { systemRoutes } from "./system/routes.ts";
import { taskRoutes } from "./tasks/routes.ts";
import { webhookRoutes } from "./webhooks/routes.ts";

export type { EmailChange, PasswordChange, PersonalData } from "./accounts/schemas.ts";
export { type NewUser, UserPage } from "./administration/schemas.ts";
export { type ApiKey, type CreatedApiKey, NewApiKey } from "./api-keys/schemas.ts";
export type { LogIn, SignUp } from "./auth/schemas.ts";
export {
  type Checkout,
  Plan,
  PlanId,
  PlanPrice,
  type Subscription,
  SubscriptionStatus,
} from "./billing/schemas.ts";
export type { EventData, LatchEvent } from "./events/catalogue.ts";
export { EventType } from "./events/event-type.ts";
export { Activity } from "./events/schemas.ts";
export { InvalidPart, Problem, type ProblemCode, problems } from "./problems.ts";
export {
  anyone,
  authenticate,
  exactly,
  includesRole,
  Role,
  type RoleRule,
  requires,
  Scope,
  type SecurityRequirement,
  satisfies,
} from "./roles.ts";
export {
  json,
  nothing,
  optionalJson,
  type RateLimit,
  type Route,
  raw,
  rawLimitOf,
  reply,
  route,
  versioned,
} from "./route.ts";
export {
  AuthResult,
  type JsonWebKeySet,
  type OpenIdConfiguration,
  type Session,
  type VerifiedSession,
  VerifiedToken,
} from "./sessions/schemas.ts";
export {
  ApiKeyId,
  EventId,
  SessionId,
  TaskId,
  type TypeId,
  UserId,
  WebhookEndpointId,
} from "./shared/ids.ts";
export type { Readiness } from "./system/schemas.ts";
export { type NewTask, Task, type TaskChange, type TaskPage } from "./tasks/schemas.ts";
export { TaskStatus } from "./tasks/task-status.ts";
export { Email, Locale, PersonName, Username } from "./users/fields.ts";
export { type ProfileChange, User, UserStatus } from "./users/schemas.ts";
export type {
  CreatedWebhookEndpoint,
  NewWebhookEndpoint,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookDeliveryStatus,
  WebhookEndpoint,
  WebhookEndpointStatus,
} from "./webhooks/schemas.ts";
export {
  accountRoutes,
  administrationRoutes,
  apiKeyRoutes,
  authRoutes,
  billingRoutes,
  eventRoutes,
  sessionRoutes,
  systemRoutes,
  taskRoutes,
  webhookRoutes,
};

/** Every operation, by its operationId. */
export const contract = {
  ...authRoutes,
  ...sessionRoutes,
  ...accountRoutes,
  ...administrationRoutes,
  ...apiKeyRoutes,
  ...taskRoutes,
  ...billingRoutes,
  ...webhookRoutes,
  ...eventRoutes,
  ...systemRoutes,
};
export type Contract = typeof contract;
export type OperationId = keyof Contract;
