import * as z from "zod";

/** The roles, from the fewest to the most permissions. */
export const Role = z.enum(["user", "agent", "master", "super_admin"]).meta({
  id: "Role",
  description:
    "The role of a user. Each role includes the permissions of the roles before it: `user`, `agent`, `master`, `super_admin`.",
  example: "user",
});
export type Role = z.infer<typeof Role>;

/** The scopes of API keys. A key never has more permissions than the role of its owner. */
export const Scope = z
  .enum(["token:verify", "users:read", "users:write", "tasks:read", "tasks:write"])
  .meta({
    id: "Scope",
    description:
      "A permission of an API key. `users:read` needs an owner with the role `agent` or higher, `users:write` needs an owner with the role `master` or higher.",
    example: "users:read",
  });
export type Scope = z.infer<typeof Scope>;

/** `"agent"` accepts the role agent and the roles above it, `"only:agent"` accepts only agent. */
export type RoleRule = Role | `only:${Role}`;

/** Accepts a request without credentials, as in OpenAPI. */
type NoCredentials = Record<string, never>;

/** The credentials that an operation accepts. The entries of a `security` list are alternatives, as in OpenAPI. */
export type SecurityRequirement =
  | { bearerAuth: RoleRule[] }
  | { apiKeyAuth: Scope[] }
  | NoCredentials;

/** Returns whether the entries of a `security` list accept a request without credentials. */
export const acceptsAnonymous = (security: SecurityRequirement[]): boolean =>
  security.some((entry) => Object.keys(entry).length === 0);

const rank = Object.fromEntries(Role.options.map((role, index) => [role, index])) as Record<
  Role,
  number
>;

/** Returns whether the role `held` includes the permissions of the role `wanted`. */
export const includesRole = (held: Role, wanted: Role): boolean => rank[held] >= rank[wanted];

/** Returns whether the role `held` satisfies one rule of a `bearerAuth` requirement. */
export const satisfiesRule = (held: Role, rule: RoleRule): boolean =>
  rule.startsWith("only:") ? rule === `only:${held}` : includesRole(held, rule as Role);

/** Requires no credentials. An empty list overrides the default of the document. */
export const noAuthentication: [] = [];

/** Accepts an access token of any role, and verifies it. A request without one is accepted, too. */
export const optionalSession: [NoCredentials, { bearerAuth: ["user"] }] = [
  {},
  { bearerAuth: ["user"] },
];

/** Requires an access token of any role. */
export const anySession: [{ bearerAuth: ["user"] }] = [{ bearerAuth: ["user"] }];

/** Requires an access token of `role` or above or, if `scope` is given, an API key with that scope. */
export function requires<const R extends Role>(role: R): [{ bearerAuth: [R] }];
export function requires<const R extends Role, const S extends Scope>(
  role: R,
  scope: S,
): [{ bearerAuth: [R] }, { apiKeyAuth: [S] }];
export function requires(role: Role, scope?: Scope): SecurityRequirement[] {
  return scope ? [{ bearerAuth: [role] }, { apiKeyAuth: [scope] }] : [{ bearerAuth: [role] }];
}

/** Requires an access token with exactly one of `roles`. Higher roles are rejected. */
export const requiresExactly = <const R extends Role>(
  ...roles: R[]
): { bearerAuth: [`only:${R}`] }[] => roles.map((role) => ({ bearerAuth: [`only:${role}`] }));
