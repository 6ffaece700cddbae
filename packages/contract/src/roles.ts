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
  .enum([
    "token:verify",
    "users:read",
    "users:write",
    "tasks:read",
    "tasks:write",
    "client:forward",
  ])
  .meta({
    id: "Scope",
    description:
      "A permission of an API key. `users:read` needs an owner with the role `agent` or higher, `users:write` needs an owner with the role `master` or higher. `client:forward` needs an owner with the role `super_admin`: a back end with it sends the address and the user agent of its clients in `X-Client-Address` and `X-Client-User-Agent`.",
    example: "users:read",
  });
export type Scope = z.infer<typeof Scope>;

/**
 * The lowest role whose API keys may have a scope. `client:forward` chooses the address by which the API limits and
 * records requests for every account, also those of super_admins.
 */
export const leastRoles: Record<Scope, Role> = {
  "token:verify": "user",
  "tasks:read": "user",
  "tasks:write": "user",
  "users:read": "agent",
  "users:write": "master",
  "client:forward": "super_admin",
};

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

/** Returns the roles whose access tokens an operation accepts; undefined if it accepts requests without credentials. */
export function acceptedRoles(security: SecurityRequirement[]): Role[] | undefined {
  if (security.length === 0 || acceptsAnonymous(security)) return undefined;
  const rules = security.flatMap((entry) => ("bearerAuth" in entry ? entry.bearerAuth : []));
  return Role.options.filter((role) => rules.some((rule) => satisfiesRule(role, rule)));
}

/** Returns whether an operation verifies an optional API key, of a back end that calls it for a client. */
export const acceptsForwardingKey = (security: SecurityRequirement[]): boolean =>
  security.some((entry) => "apiKeyAuth" in entry && entry.apiKeyAuth?.includes("client:forward"));

/** Requires no credentials. An empty list overrides the default of the document. */
export const noAuthentication: [] = [];

/**
 * Requires no credentials. An API key is verified, and one with the scope `client:forward` can forward the address of the
 * client. It does not authenticate the request.
 */
export const optionalApiKey: [NoCredentials, { apiKeyAuth: ["client:forward"] }] = [
  {},
  { apiKeyAuth: ["client:forward"] },
];

/** Accepts an access token of any role, and verifies it, or none. An API key is as in `optionalApiKey`. */
export const optionalSession: [
  NoCredentials,
  { bearerAuth: ["user"] },
  { apiKeyAuth: ["client:forward"] },
] = [{}, { bearerAuth: ["user"] }, { apiKeyAuth: ["client:forward"] }];

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
