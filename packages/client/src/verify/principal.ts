import type { components } from "../api.gen.ts";
import { roles } from "../guards.gen.ts";

type VerifiedToken = components["schemas"]["VerifiedToken"];

/** The roles, from the fewest to the most permissions. */
export type Role = (typeof roles)[number];

/** The caller of a request, with the names of `VerifiedToken` in the contract. */
export type Principal = Readonly<
  Omit<VerifiedToken, "scope" | "amr"> & {
    /** Whether the request has an access token or an API key. */
    kind: "session" | "apiKey";
    /** The scopes: `plan:<plan id>`, and those of an API key. */
    scopes: readonly string[];
    /** The plan of the user at the time when the access token was issued. */
    plan?: string;
    amr?: readonly string[];
  }
>;

/** Returns the principal of the response of `verifyToken`. It is frozen, because requests with one API key share it. */
export function toPrincipal({ scope, amr, ...verified }: VerifiedToken): Principal {
  const scopes = scope.split(" ").filter(Boolean);
  const plan = scopes.find((each) => each.startsWith("plan:"))?.slice("plan:".length);
  return Object.freeze({
    kind: verified.sessionId === undefined ? "apiKey" : "session",
    ...verified,
    ...(amr && { amr: Object.freeze(amr) }),
    scopes: Object.freeze(scopes),
    ...(plan !== undefined && { plan }),
  });
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const toTime = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** Returns whether a value is a role of the contract. */
export const isRole = (value: unknown): value is Role => roles.includes(value as Role);

/**
 * Returns the principal of the claims of an access token (RFC 9068, section 2.2), or undefined for claims that Latch does
 * not issue.
 */
export function principalOfClaims(claims: Record<string, unknown>): Principal | undefined {
  const { sub, sid, role, scope, exp, auth_time: authTime, amr, acr } = claims;
  if (!isText(sub) || !isText(sid) || !isRole(role) || typeof scope !== "string") return undefined;
  return toPrincipal({
    userId: sub,
    role,
    scope,
    sessionId: sid,
    ...(typeof authTime === "number" && { authenticatedAt: toTime(authTime) }),
    ...(Array.isArray(amr) && { amr: amr.filter(isText) }),
    ...((acr === "aal1" || acr === "aal2") && { acr }),
    expiresAt: toTime(exp as number),
  });
}
