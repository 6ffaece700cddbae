import * as z from "zod";
import { anyone, authenticate, requires } from "../roles.ts";
import { defineRoutes, nothing, optionalJson, reply } from "../route.ts";
import { SessionId } from "../shared/ids.ts";
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
    summary: "Renew the tokens",
    description:
      "Exchanges a refresh token, which is good for one use, for new tokens. Sending the same one again within ten seconds (two tabs at once) gives the same successor; later it counts as stolen and ends the session (RFC 9700, section 4.14.2).",
    security: anyone,
    request: { body: optionalJson(RefreshToken), ...sessionMode },
    responses: { 200: reply("Fresh tokens.", AuthResult) },
    problems: ["invalid_session", "origin_not_allowed"],
  },

  logOut: {
    method: "post",
    path: "/auth/logout",
    summary: "End the session",
    description: "Ends the session of the refresh token. Says 204 also if it was over already.",
    security: anyone,
    request: { body: optionalJson(RefreshToken) },
    responses: { 204: nothing("The session is over.") },
    problems: ["origin_not_allowed"],
  },

  verifyToken: {
    method: "get",
    path: "/auth/verify",
    summary: "Check credentials",
    description:
      "What the presented access token or API key says. For a token no database is asked.",
    security: requires("user", "token:verify"),
    responses: { 200: reply("The credentials are valid.", VerifiedToken) },
  },

  verifySession: {
    method: "post",
    path: "/auth/session/verify",
    summary: "Check a session",
    description:
      "Whom the sealed session token (the refresh token, in the body or as the cookie) belongs to. Reads session and account, so that what was ended a moment ago is refused; being active prolongs the session, at most once a day.",
    security: anyone,
    request: { body: optionalJson(SealedSession) },
    responses: { 200: reply("The session is alive.", VerifiedSession) },
    problems: ["invalid_session", "origin_not_allowed"],
  },

  listMySessions: {
    method: "get",
    path: "/me/sessions",
    summary: "Where you are logged in",
    description: "One session for each device, newest first.",
    security: authenticate,
    responses: { 200: reply("The sessions.", SessionList) },
  },

  endMyOtherSessions: {
    method: "delete",
    path: "/me/sessions",
    summary: "Log out everywhere else",
    description: "Ends all sessions but the one that asks.",
    security: authenticate,
    "x-session-check": true,
    responses: { 204: nothing("The other sessions are over.") },
    problems: ["conflict"],
  },

  endMySession: {
    method: "delete",
    path: "/me/sessions/{sessionId}",
    summary: "Log out one device",
    description: "Ends one of your sessions. Says 204 also if it was over already.",
    security: authenticate,
    "x-session-check": true,
    request: { params: z.object({ sessionId: SessionId }) },
    responses: { 204: nothing("The session is over.") },
  },

  getJwks: {
    method: "get",
    path: "/.well-known/jwks.json",
    summary: "The public keys",
    description:
      "The keys that access tokens are signed with, the next and the previous one included. Cacheable.",
    security: anyone,
    standalone: true,
    apiKeyExempt: true,
    responses: { 200: reply("The keys.", JsonWebKeySet) },
  },

  getOpenIdConfiguration: {
    method: "get",
    path: "/.well-known/openid-configuration",
    summary: "Issuer and keys, for discovery",
    description: "What a library needs to verify access tokens by itself.",
    security: anyone,
    standalone: true,
    apiKeyExempt: true,
    responses: { 200: reply("The issuer's metadata.", OpenIdConfiguration) },
  },
});
