import type { AuthResult } from "@latch/contract";
import { planScope, type StoredUser, toUser } from "../users/user.ts";
import type { AccessTokens } from "./access-tokens.ts";
import type { SessionToken } from "./session-tokens.ts";

/** The tokens of a session. `refreshToken` is always here; who answers decides how it travels. */
export type IssuedTokens = AuthResult & { refreshToken: string };

/**
 * Issues the access token of a session and puts it together with the profile and the refresh token.
 * @param expiresAt seconds since 1970: when the session ends unless it is refreshed
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
