import { ProblemError } from "../shared/problem-error.ts";
import type { SessionToken, SessionTokens } from "./session-tokens.ts";

/** Returns whether another token belongs to the same session and was issued later. */
const isNewer = (other: SessionToken | undefined, token: SessionToken): boolean =>
  other?.userId === token.userId &&
  other.sessionId === token.sessionId &&
  other.counter > token.counter;

/**
 * Returns a function that finds the valid token among those that a client sends at once, such as a stale
 * duplicate of the session cookie beside the current one. Of each session, only the newest token is used: the
 * other ones would count as replayed.
 */
export function createUseFirstValid({ tokens: seal }: { tokens: SessionTokens }) {
  async function newestOfEach(texts: string[]): Promise<string[]> {
    const opened = await Promise.all(texts.map((text) => seal.open(text)));
    return texts.filter((_, index) => {
      const token = opened[index];
      return token !== undefined && !opened.some((other) => isNewer(other, token));
    });
  }

  /**
   * Calls `use` with one token after the other, until it accepts one.
   * @throws `invalid_session` if it accepts none, and any other error of `use`
   */
  return async <T>(
    texts: string[],
    use: (token: string) => Promise<T>,
  ): Promise<{ token: string; result: T }> => {
    for (const token of texts.length > 1 ? await newestOfEach(texts) : texts) {
      try {
        return { token, result: await use(token) };
      } catch (error) {
        const isInvalid = error instanceof ProblemError && error.code === "invalid_session";
        if (!isInvalid) throw error;
      }
    }
    throw new ProblemError("invalid_session");
  };
}
