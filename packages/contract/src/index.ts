import { authRoutes } from "./routes/auth.ts";
import { meRoutes } from "./routes/me.ts";
import { systemRoutes } from "./routes/system.ts";
import { userRoutes } from "./routes/users.ts";

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
export { json, nothing, optionalJson, type RateLimit, type Route, reply, route } from "./route.ts";
export { AuthResult, type LogIn, type SignUp, type VerifiedToken } from "./schemas/auth.ts";
export { ApiKeyId, Email, PersonName, SessionId, UserId, Username } from "./schemas/common.ts";
export type { JsonWebKeySet, OpenIdConfiguration, Readiness } from "./schemas/system.ts";
export { User, UserPage, UserStatus } from "./schemas/user.ts";
export { authRoutes, meRoutes, systemRoutes, userRoutes };

/** Every operation, by its operationId. */
export const contract = { ...authRoutes, ...meRoutes, ...userRoutes, ...systemRoutes };
export type Contract = typeof contract;
export type OperationId = keyof Contract;
