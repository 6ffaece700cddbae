export type { EmailChange, PasswordChange, PersonalData } from "./accounts/schemas.ts";
export { type NewUser, UserPage } from "./administration/schemas.ts";
export { type ApiKey, type CreatedApiKey, NewApiKey } from "./api-keys/schemas.ts";
export type { PasskeyLogIn, PasskeyPurpose } from "./auth/passkey-schemas.ts";
export type { ProofInput } from "./auth/proofs.ts";
export type {
  ChallengeAnswer,
  EmailChangeUndo,
  EmailCodeRequest,
  EmailVerification,
  ForgottenPassword,
  LogIn,
  Reauthentication,
  ReauthenticationResult,
  SecuredAccount,
  SignUp,
} from "./auth/schemas.ts";
export type {
  AuthenticationCredential,
  RegistrationCredential,
} from "./authenticators/passkey-credentials.ts";
export type {
  NewPasskey,
  PasskeyChange,
  PasskeyRegistration,
  PasskeyRequest,
} from "./authenticators/passkey-schemas.ts";
export {
  type Authenticator,
  type AuthenticatorList,
  AuthenticatorType,
  type RecoveryCodes,
  type TotpEnrolment,
} from "./authenticators/schemas.ts";
export {
  type Checkout,
  Plan,
  PlanId,
  PlanPrice,
  type Subscription,
  SubscriptionStatus,
} from "./billing/schemas.ts";
export { type Contract, contract, type OperationId, type Routes, routes } from "./contract.ts";
export type { Domain } from "./domains.ts";
export type { EventData, LatchEvent } from "./events/catalogue.ts";
export { EventType } from "./events/event-type.ts";
export { Activity } from "./events/schemas.ts";
export { InvalidPart, Problem, type ProblemCode, problems } from "./problems.ts";
export {
  acceptedRoles,
  acceptsAnonymous,
  acceptsForwardingKey,
  anySession,
  includesRole,
  leastRoles,
  noAuthentication,
  optionalApiKey,
  Role,
  type RoleRule,
  requires,
  requiresExactly,
  Scope,
  type SecurityRequirement,
  satisfiesRule,
} from "./roles.ts";
export {
  defineRoutes,
  emptyResponse,
  jsonBody,
  jsonResponse,
  optionalJsonBody,
  type RateLimit,
  type RecentAuthentication,
  type Route,
  tenMinutes,
  versionedResponse,
} from "./route.ts";
export {
  AuthResult,
  type JsonWebKeySet,
  type OpenIdConfiguration,
  type Session,
  type TrustedDevice,
  type VerifiedSession,
  VerifiedToken,
} from "./sessions/schemas.ts";
export type { Dependencies } from "./shared/dependencies.ts";
export { offsetDateTime, shownText } from "./shared/fields.ts";
export {
  ApiKeyId,
  AuthenticatorId,
  DeviceId,
  EventId,
  SessionId,
  TaskId,
  type TypeId,
  UserId,
  WebhookEndpointId,
} from "./shared/ids.ts";
export type { Intersection } from "./shared/intersection.ts";
export type { PendingLogIn, PendingReason, ProofMethod } from "./shared/pending-log-in.ts";
export { systemRoutes } from "./system/routes.ts";
export { taskRoutes } from "./tasks/routes.ts";
export { type NewTask, Task, type TaskChange, type TaskPage } from "./tasks/schemas.ts";
export { TaskStatus } from "./tasks/task-status.ts";
export { foldText, normalizeEmail, withAsciiDomain } from "./users/email-address.ts";
export { Email, GivenEmail, GivenLocale, Locale, PersonName, Username } from "./users/fields.ts";
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
