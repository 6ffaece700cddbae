import type { VerifiedToken } from "@latch/contract";
import type { Principal } from "@latch/core";

/**
 * The responses of verifyToken. The token cache returns the same principal object for the same token,
 * and a lookup here costs less than formatting the expiry.
 */
const verifiedTokens = new WeakMap<Principal, VerifiedToken>();

/** Returns the response of verifyToken for a principal. */
export function toVerifiedToken(principal: Principal): VerifiedToken {
  const cached = verifiedTokens.get(principal);
  if (cached) return cached;
  const { userId, role, scope, expiresAt } = principal;
  const sessionId = principal.kind === "session" ? principal.sessionId : undefined;
  const expiresAtText =
    expiresAt === undefined ? undefined : new Date(expiresAt * 1000).toISOString();
  const verified = {
    userId,
    role,
    scope,
    sessionId,
    ...authenticationOf(principal),
    expiresAt: expiresAtText,
  };
  verifiedTokens.set(principal, verified);
  return verified;
}

/** Returns the authentication of a session, in the words of the contract. */
function authenticationOf(principal: Principal) {
  if (principal.kind === "apiKey") return {};
  const { authTime, amr, acr } = principal;
  return {
    ...(authTime !== undefined && { authenticatedAt: new Date(authTime * 1000).toISOString() }),
    ...(amr && { amr }),
    ...(acr && { acr }),
  };
}
