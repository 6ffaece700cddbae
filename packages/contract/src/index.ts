import { meRoutes } from "./accounts/routes.ts";
import { userRoutes } from "./administration/routes.ts";
import { apiKeyRoutes } from "./api-keys/routes.ts";
import { authRoutes } from "./auth/routes.ts";
import { billingRoutes } from "./billing/routes.ts";
import { systemRoutes } from "./system/routes.ts";
import { taskRoutes } from "./tasks/routes.ts";
import { webhookRoutes } from "./webhooks/routes.ts";

export { type ApiKey, type CreatedApiKey, NewApiKey } from "./api-keys/schemas.ts";
export { AuthResult, type LogIn, type SignUp, VerifiedToken } from "./auth/schemas.ts";
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
  isKeyless,
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
export type { Session, VerifiedSession } from "./sessions/schemas.ts";
export {
  ApiKeyId,
  Email,
  EventId,
  Locale,
  PersonName,
  SessionId,
  TaskStatus,
  UserId,
  Username,
  WebhookEndpointId,
} from "./shared/fields.ts";
export type { JsonWebKeySet, OpenIdConfiguration, Readiness } from "./system/schemas.ts";
export { type NewTask, Task, type TaskChange, type TaskPage } from "./tasks/schemas.ts";
export {
  type EmailChange,
  type NewUser,
  type PasswordChange,
  type PersonalData,
  type ProfileChange,
  User,
  UserPage,
  UserStatus,
} from "./users/schemas.ts";
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
  apiKeyRoutes,
  authRoutes,
  billingRoutes,
  meRoutes,
  systemRoutes,
  taskRoutes,
  userRoutes,
  webhookRoutes,
};

/** Every operation, by its operationId. */
export const contract = {
  ...authRoutes,
  ...meRoutes,
  ...userRoutes,
  ...apiKeyRoutes,
  ...taskRoutes,
  ...billingRoutes,
  ...webhookRoutes,
  ...systemRoutes,
};
export type Contract = typeof contract;
export type OperationId = keyof Contract;
