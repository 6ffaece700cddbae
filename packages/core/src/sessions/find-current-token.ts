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
  const likely = [session.counter, token.counter + 1, token.counter];
  for (const counter of likely) {
    if (counter === undefined) continue;
    const candidate = await tokens.withCounter(token, counter);
    if (candidate.hash === session.secretHash) return candidate;
  }
  return undefined;
}
