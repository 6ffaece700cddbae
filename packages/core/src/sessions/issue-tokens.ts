import type { AuthResult } from "@latch/contract";
import { planScope, type StoredUser, toUser } from "../users/user.ts";
import type { AccessTokens } from "./access-tokens.ts";
import type { SessionToken } from "./session-tokens.ts";

/**
 * The tokens of a session. The API decides whether the refresh token is sent in the body or in a
 * cookie.
 */
export type IssuedTokens = AuthResult & { refreshToken: string };

/**
 * Issues the access token of a session and returns it with the profile and the refresh token.
 * @param expiresAt when the session ends unless the client refreshes it; seconds since 1970
 */
export async function issueTokens(
  accessTokens: AccessTokens,
  user: StoredUser,
  token: SessionToken,
  expiresAt: number,
): Promise<IssuedTokens> {
  const { userId, role } = user;
  const access = await accessTokens.issue({
    userId,
    sessionId: token.sessionId,
    role,
    scope: planScope(user),
  });
  return {
    user: toUser(user),
    accessToken: access.token,
    tokenType: "Bearer",
    expiresIn: access.expiresIn,
    refreshToken: token.text,
    refreshExpiresAt: new Date(expiresAt * 1000).toISOString(),
  };
}
