import type { AuthResult } from "@latch/contract";
import { planScope, type StoredUser, toUser } from "../users/user.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { type DeviceTokens, deviceOfSession } from "./device-tokens.ts";
import { authenticationOfSession, type StoredSession } from "./session.ts";
import type { SessionToken } from "./session-tokens.ts";

/**
 * The tokens of a session. The API decides whether it sends the refresh token and the device token in the
 * body or in cookies.
 */
export type IssuedTokens = AuthResult & { refreshToken: string; deviceToken: string };

/**
 * Issues the access token of a session and returns it with the profile, the refresh token and the device
 * token.
 */
export async function issueTokens(
  { accessTokens, deviceTokens }: { accessTokens: AccessTokens; deviceTokens: DeviceTokens },
  user: StoredUser,
  token: SessionToken,
  session: StoredSession,
): Promise<IssuedTokens> {
  const { userId, role } = user;
  const [access, deviceToken] = await Promise.all([
    accessTokens.issue({
      userId,
      sessionId: token.sessionId,
      role,
      scope: planScope(user),
      ...authenticationOfSession(session),
    }),
    deviceTokens.seal(deviceOfSession(session, user)),
  ]);
  return {
    status: "signed_in",
    user: toUser(user),
    accessToken: access.token,
    tokenType: "Bearer",
    expiresIn: access.expiresIn,
    refreshToken: token.text,
    refreshExpiresAt: new Date(session.expiresAt * 1000).toISOString(),
    deviceToken,
  };
}
