import * as z from "zod";

/** From the least to the most powerful: a role includes those before it. */
export const Role = z.enum(["user", "agent", "master", "super_admin"]).meta({
  id: "Role",
  description:
    "What a person may do. Each role includes the ones before it: `user` < `agent` < `master` < `super_admin`.",
  example: "user",
});
export type Role = z.infer<typeof Role>;

/** What an API key may be used for. A key never reaches further than its owner's role. */
export const Scope = z
  .enum(["token:verify", "users:read", "users:write", "tasks:read", "tasks:write"])
  .meta({ id: "Scope", description: "What an API key may be used for.", example: "users:read" });
export type Scope = z.infer<typeof Scope>;

/** `"agent"` is agent or above, `"only:agent"` is exactly that role. */
export type RoleRule = Role | `only:${Role}`;

/** One way in. The entries of a `security` list are alternatives, as in OpenAPI. */
export type SecurityRequirement = { bearerAuth: RoleRule[] } | { apiKeyAuth: Scope[] };

const rank = Object.fromEntries(Role.options.map((role, index) => [role, index])) as Record<
  Role,
  number
>;

/** Whether someone who holds `held` may do what asks for `wanted` or above. */
export const includesRole = (held: Role, wanted: Role): boolean => rank[held] >= rank[wanted];

/** Whether `held` satisfies one rule of a `bearerAuth` requirement. */
export const satisfiesRule = (held: Role, rule: RoleRule): boolean =>
  rule.startsWith("only:") ? rule === `only:${held}` : includesRole(held, rule as Role);

/** No credentials needed: an empty list overrides any document-wide default. */
export const noAuthentication: [] = [];

/** Any signed-in person. */
export const anySession: [{ bearerAuth: ["user"] }] = [{ bearerAuth: ["user"] }];

/** An access token of `role` or above or, where a scope is named, an API key that has it. */
export function requires<const R extends Role>(role: R): [{ bearerAuth: [R] }];
export function requires<const R extends Role, const S extends Scope>(
  role: R,
  scope: S,
): [{ bearerAuth: [R] }, { apiKeyAuth: [S] }];
export function requires(role: Role, scope?: Scope): SecurityRequirement[] {
  return scope ? [{ bearerAuth: [role] }, { apiKeyAuth: [scope] }] : [{ bearerAuth: [role] }];
}

/** Exactly one of `roles`; a higher role does not help. */
export const requiresExactly = <const R extends Role>(
  ...roles: R[]
): { bearerAuth: [`only:${R}`] }[] => roles.map((role) => ({ bearerAuth: [`only:${role}`] }));
