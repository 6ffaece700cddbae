import type { VerifiedToken } from "@latch/contract";
import type { Principal } from "@latch/core";

/** Kept as long as the principal is: writing a time as text costs more than knowing a token again. */
const verifiedTokens = new WeakMap<Principal, VerifiedToken>();

export function verifiedTokenOf(principal: Principal): VerifiedToken {
  const known = verifiedTokens.get(principal);
  if (known) return known;
  const { userId, role, scope, expiresAt } = principal;
  const sessionId = principal.kind === "session" ? principal.sessionId : undefined;
  const until = expiresAt === undefined ? undefined : new Date(expiresAt * 1000).toISOString();
  const verified = { userId, role, scope, sessionId, expiresAt: until };
  verifiedTokens.set(principal, verified);
  return verified;
}
