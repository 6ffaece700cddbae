import * as z from "zod";
import { anySession, noAuthentication, optionalApiKey, requires } from "../roles.ts";
import { defineRoutes, emptyResponse, jsonResponse, optionalJsonBody } from "../route.ts";
import { SessionId } from "../shared/ids.ts";
import { Preconditions } from "../shared/request-headers.ts";
import {
  AuthResult,
  JsonWebKeySet,
  OpenIdConfiguration,
  RefreshToken,
  SealedSession,
  SessionList,
  sessionMode,
  VerifiedSession,
  VerifiedToken,
} from "./schemas.ts";

export const sessionRoutes = defineRoutes("sessions", {
  refreshSession: {
    method: "post",
    path: "/auth/refresh",
    summary: "Refresh the tokens of a session",
    description:
      "Exchanges a refresh token for a new access token and a new refresh token. The client sends the token in the body or as the session cookie. Each refresh token is valid once. For 10 seconds after the rotation of a token, the API accepts the token again if it is one of the last five tokens of the session. The client must have the same user agent or network as the client of the last refresh, as another tab has. The API then returns the current refresh token. From another client, it rejects the token with `invalid_session`, and the session stays active. If a client sends a rotated token later, the API assumes theft (RFC 9700, section 4.14.2): it ends the session and publishes `session.replayed`. A back end that refreshes for a browser forwards the user agent and the address of the browser.\n\nIf the account requires another proof since the login, the API returns `authentication_incomplete` with a challenge in `pending`, for `answerChallenge`. The session stays active and the refresh token stays valid. A session that completes the challenge replaces this one.\n\nWith `mode=cookie`, a request without a session cookie and without a body is no error: the API returns 204. So a page asks whether the user is signed in.\n\nA session expires 14 days after its last use, and at the latest 30 days after the login. These values and the 10 seconds are defaults, which an installation can change.",
    security: optionalApiKey,
    request: { body: optionalJsonBody(RefreshToken), ...sessionMode },
    responses: {
      200: jsonResponse("The account and the new tokens of the session.", AuthResult),
      204: emptyResponse(
        "The browser has no session: cookie mode is requested without a session cookie.",
      ),
    },
    problems: ["invalid_session", "authentication_incomplete", "origin_not_allowed"],
  },

  logOut: {
    method: "post",
    path: "/auth/logout",
    summary: "Log out",
    description:
      "Ends the session of a refresh token. The client sends the token in the body or as the session cookie, which the API then deletes. The API publishes `session.ended`. It returns 204 even if the session does not exist.",
    security: optionalApiKey,
    request: { body: optionalJsonBody(RefreshToken) },
    responses: { 204: emptyResponse("The session has ended.") },
    problems: ["origin_not_allowed"],
  },

  verifyToken: {
    method: "get",
    path: "/auth/verify",
    summary: "Verify an access token or an API key",
    description:
      "Returns the user, the role and the scopes of the access token or API key in the request. The API verifies an access token without a database lookup, so it does not detect that the session has ended. `verifySession` detects it. For an API key, the API reads the key and its owner.",
    security: requires("user", "token:verify"),
    responses: { 200: jsonResponse("The credentials are valid.", VerifiedToken) },
  },

  verifySession: {
    method: "post",
    path: "/auth/session/verify",
    summary: "Verify a session",
    description:
      "Returns the user of a session. The client sends the refresh token in the body or as the session cookie. The token stays valid. The API reads the session and the account, so it rejects a session that has ended. It extends the session at most once a day. `expiresAt` is the absolute end of the session, 30 days after the login by default; a session that the client does not use expires earlier.\n\nFor 10 seconds after a token was rotated, the API accepts it only from a client with the same user agent or network as the client of the last refresh. From another client, it rejects the token with `invalid_session`, and the session stays active. A back end that verifies the session of a browser therefore forwards the user agent and the address of the browser. A token that was rotated earlier is a replay, as for `refreshSession`: the API ends the session and publishes `session.replayed`. If the account requires another proof, the API returns `authentication_incomplete`; `refreshSession` returns the challenge.",
    security: optionalApiKey,
    request: { body: optionalJsonBody(SealedSession) },
    responses: { 200: jsonResponse("The session is valid.", VerifiedSession) },
    problems: ["invalid_session", "authentication_incomplete", "origin_not_allowed"],
  },

  listMySessions: {
    method: "get",
    path: "/me/sessions",
    summary: "List the sessions of the user",
    description:
      "Returns the active sessions of the signed-in user, the newest first. A sign-up and each login start a session. An account has at most 100 sessions: the next login ends the oldest one, and the API publishes `session.ended` with the reason `limit`.",
    security: anySession,
    responses: { 200: jsonResponse("The active sessions.", SessionList) },
  },

  endMyOtherSessions: {
    method: "delete",
    path: "/me/sessions",
    summary: "End all other sessions of the user",
    description:
      "Ends all sessions of the signed-in user except the current one, by one write. The API publishes `session.ended` for each. It deletes 100 sessions with the request; if there are more, the events of the others follow with later logins, or when the sessions expire. With `If-Match`, the API ends them only if the account still has that version.",
    security: anySession,
    "x-session-check": true,
    request: { headers: z.object(Preconditions) },
    responses: { 204: emptyResponse("The other sessions have ended.") },
    problems: ["conflict", "precondition_failed"],
  },

  endMySession: {
    method: "delete",
    path: "/me/sessions/{sessionId}",
    summary: "End a session of the user",
    description:
      "Ends one session of the signed-in user, for example on a lost device. The API publishes `session.ended`. It returns 204 even if the session does not exist.",
    security: anySession,
    "x-session-check": true,
    request: { params: z.object({ sessionId: SessionId }) },
    responses: { 204: emptyResponse("The session has ended.") },
  },

  getJwks: {
    method: "get",
    path: "/.well-known/jwks.json",
    summary: "Get the JSON Web Key Set",
    description:
      "Returns the public keys that verify access tokens: the current, the next and the previous signing key. Clients can cache the response for 5 minutes.",
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    responses: { 200: jsonResponse("The public keys.", JsonWebKeySet) },
  },

  getOpenIdConfiguration: {
    method: "get",
    path: "/.well-known/openid-configuration",
    summary: "Get the issuer metadata",
    description:
      "Returns the issuer and the URL of its key set in the format of OpenID Connect Discovery. JWT libraries use it to verify access tokens. Clients can cache the response for 5 minutes.",
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    responses: { 200: jsonResponse("The metadata of the issuer.", OpenIdConfiguration) },
  },
});
