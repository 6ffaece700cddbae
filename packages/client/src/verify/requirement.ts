import type { components } from "../api.gen.ts";
import { roles } from "../guards.gen.ts";
import type { Principal, Role } from "./principal.ts";
import { createRefusal } from "./refusal.ts";

/** What a request must satisfy. An empty requirement accepts the access token of any user. */
export type Requirement = {
  /** The lowest role. Higher roles include its permissions. */
  role?: Role;
  /**
   * The scope that an API key must have. Without it, a request with an API key is refused. A user needs no scope:
   * what a user may do depends on the role.
   */
  scope?: components["schemas"]["Scope"];
  /** The plans of which the user must have one. */
  plan?: string | string[];
  /** The lowest assurance level of the authentication (NIST SP 800-63B-4). */
  acr?: "aal1" | "aal2";
  /** The maximum age of the authentication, in seconds. A refresh does not change the age. */
  maxAge?: number;
};

const levels = ["aal1", "aal2"];

/**
 * Checks that a requirement can be satisfied, when a service starts.
 * @throws when it has a role or a level that does not exist, an age that is no number of seconds, or a scope beside `acr`
 * or `maxAge`: an API key authenticates no user
 */
export function checkRequirement({ role, scope, acr, maxAge }: Requirement): void {
  if (role !== undefined && !roles.includes(role)) throw new TypeError(`Unknown role: ${role}`);
  if (acr !== undefined && !levels.includes(acr)) throw new TypeError(`Unknown acr: ${acr}`);
  if (maxAge !== undefined && !(maxAge >= 0)) throw new TypeError("maxAge must be in seconds");
  if (scope !== undefined && (acr !== undefined || maxAge !== undefined)) {
    throw new TypeError("An API key cannot satisfy acr or maxAge");
  }
}

/**
 * Enforces a requirement on a verified principal, in the order of the API.
 * @throws {Refusal} 403 `forbidden` or `plan_required` (RFC 6750, section 3.1), or 401 `reauthentication_required` (RFC
 * 9470, section 3)
 */
export function enforce(
  principal: Principal,
  requirement: Requirement,
  nowMs: number = Date.now(),
): void {
  checkRequirement(requirement);
  const { role = "user", scope, plan } = requirement;
  if (!(roles.indexOf(principal.role) >= roles.indexOf(role))) throw insufficient();
  if (principal.kind === "apiKey" && !(scope && principal.scopes.includes(scope))) {
    throw insufficient("The API key does not have the required scope", scope);
  }
  const plans = plan === undefined ? undefined : [plan].flat();
  if (plans && !plans.includes(principal.plan ?? "")) {
    throw createRefusal("plan_required", {
      detail: `Required plan: ${plans.join(" or ")}`,
      challenge: { error: "insufficient_scope" },
    });
  }
  requireAuthentication(principal, requirement, nowMs);
}

const insufficient = (detail?: string, scope?: string) =>
  createRefusal("forbidden", {
    ...(detail && { detail }),
    challenge: { error: "insufficient_scope", ...(scope && { scope }) },
  });

function requireAuthentication(
  { kind, acr: level, authenticatedAt }: Principal,
  { acr, maxAge }: Requirement,
  nowMs: number,
): void {
  const hasLevel = acr === undefined || levels.indexOf(level ?? "") >= levels.indexOf(acr);
  const authenticatedMs = kind === "session" ? Date.parse(authenticatedAt ?? "") : Number.NaN;
  const isRecent = maxAge === undefined || nowMs - authenticatedMs <= maxAge * 1000;
  if (hasLevel && isRecent) return;
  throw createRefusal("reauthentication_required", {
    challenge: {
      error: "insufficient_user_authentication",
      ...(acr !== undefined && { acr_values: acr }),
      ...(maxAge !== undefined && { max_age: String(maxAge) }),
    },
  });
}
