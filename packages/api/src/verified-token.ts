import type { VerifiedToken } from "@latch/contract";
import type { Principal } from "@latch/core";

/**
 * The answers of verifyToken. The token cache returns the same principal for a token that comes again:
 * looking its answer up here costs less than formatting the expiry.
 */
const verifiedTokens = new WeakMap<Principal, VerifiedToken>();

/** What verifyToken answers for a principal. */
export function toVerifiedToken(principal: Principal): VerifiedToken {
  const known = verifiedTokens.get(principal);
  if (known) return known;
  const { userId, role, scope, expiresAt } = principal;
  const sessionId = principal.kind === "session" ? principal.sessionId : undefined;
  const until = expiresAt === undefined ? undefined : new Date(expiresAt * 1000).toISOString();
  const verified = { userId, role, scope, sessionId, expiresAt: until };
  verifiedTokens.set(principal, verified);
  return verified;
}
