import type { StoredSession } from "./session.ts";
import type { SessionToken, SessionTokens } from "./session-tokens.ts";

/**
 * Derives the current token of a session from any of its tokens. The stored counter is only a hint: release 0.2 rotates without
 * it, so the hash decides.
 * @returns undefined if none of the likely counters gives the stored hash
 */
export async function findCurrentToken(
  tokens: SessionTokens,
  session: StoredSession,
  token: SessionToken,
): Promise<SessionToken | undefined> {
  if (token.hash === session.secretHash) return token;
  const next = token.counter + 1;
  for (const counter of [session.counter ?? next, next]) {
    const candidate = await tokens.withCounter(token, counter);
    if (candidate.hash === session.secretHash) return candidate;
  }
  return undefined;
}
