import { apiKeyRoutes } from "./routes/api-keys.ts";
import { authRoutes } from "./routes/auth.ts";
import { billingRoutes } from "./routes/billing.ts";
import { meRoutes } from "./routes/me.ts";
import { systemRoutes } from "./routes/system.ts";
import { taskRoutes } from "./routes/tasks.ts";
import { userRoutes } from "./routes/users.ts";
import { webhookRoutes } from "./routes/webhooks.ts";

export { EventType } from "./event-type.ts";
export type { EventData, LatchEvent } from "./events.ts";
export { InvalidPart, Problem, type ProblemCode, problems } from "./problem.ts";
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
export { Activity } from "./schemas/activity.ts";
export { type ApiKey, type CreatedApiKey, NewApiKey } from "./schemas/api-key.ts";
export { AuthResult, type LogIn, type SignUp, VerifiedToken } from "./schemas/auth.ts";
export {
  type Checkout,
  Plan,
  PlanId,
  PlanPrice,
  type Subscription,
  SubscriptionStatus,
} from "./schemas/billing.ts";
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
} from "./schemas/common.ts";
export type { Session, VerifiedSession } from "./schemas/session.ts";
export type { JsonWebKeySet, OpenIdConfiguration, Readiness } from "./schemas/system.ts";
export { type NewTask, Task, type TaskChange, type TaskPage } from "./schemas/task.ts";
export {
  type EmailChange,
  type NewUser,
  type PasswordChange,
  type PersonalData,
  type ProfileChange,
  User,
  UserPage,
  UserStatus,
} from "./schemas/user.ts";
export type {
  CreatedWebhookEndpoint,
  NewWebhookEndpoint,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookDeliveryStatus,
  WebhookEndpoint,
  WebhookEndpointStatus,
} from "./schemas/webhook.ts";
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
