export { type AccountFilter, type Accounts, createAccounts } from "./accounts.ts";
export { type ApiKeys, createApiKeys, type StoredApiKey } from "./api-keys.ts";
export { createIds, type Ids, idBytes, idFromBytes, idTime } from "./ids.ts";
export {
  createPasswordPolicy,
  type PasswordOwner,
  type PasswordPolicy,
  type PasswordRules,
  utf8Length,
} from "./password-policy.ts";
export type {
  AccessTokens,
  ApiKeyStore,
  ApiKeyText,
  ApiKeyTexts,
  BreachCheck,
  Caller,
  Clock,
  Identifier,
  Log,
  Mail,
  Mailer,
  PasswordHasher,
  Principal,
  Random,
  Rotation,
  SaveOutcome,
  SessionStore,
  SessionToken,
  SessionTokens,
  UserQuery,
  UserStore,
} from "./ports.ts";
export { invalidField, ProblemError } from "./problem-error.ts";
export {
  createSessions,
  type SessionLimits,
  type Sessions,
  type SignedIn,
  type StoredSession,
} from "./sessions.ts";
export {
  emailIdentifier,
  identifierOf,
  type StoredUser,
  toUser,
  usernameIdentifier,
} from "./users.ts";
