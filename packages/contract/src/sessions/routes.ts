import * as z from "zod";
import { anySession, noAuthentication, requires } from "../roles.ts";
import { defineRoutes, emptyResponse, jsonResponse, optionalJsonBody } from "../route.ts";
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
    security: noAuthentication,
    request: { body: optionalJsonBody(RefreshToken), ...sessionMode },
    responses: { 200: jsonResponse("Fresh tokens.", AuthResult) },
    problems: ["invalid_session", "origin_not_allowed"],
  },

  logOut: {
    method: "post",
    path: "/auth/logout",
    summary: "End the session",
    description: "Ends the session of the refresh token. Says 204 also if it was over already.",
    security: noAuthentication,
    request: { body: optionalJsonBody(RefreshToken) },
    responses: { 204: emptyResponse("The session is over.") },
    problems: ["origin_not_allowed"],
  },

  verifyToken: {
    method: "get",
    path: "/auth/verify",
    summary: "Check credentials",
    description:
      "What the presented access token or API key says. For a token no database is asked.",
    security: requires("user", "token:verify"),
    responses: { 200: jsonResponse("The credentials are valid.", VerifiedToken) },
  },

  verifySession: {
    method: "post",
    path: "/auth/session/verify",
    summary: "Check a session",
    description:
      "Whom the sealed session token (the refresh token, in the body or as the cookie) belongs to. Reads session and account, so that what was ended a moment ago is refused; being active prolongs the session, at most once a day.",
    security: noAuthentication,
    request: { body: optionalJsonBody(SealedSession) },
    responses: { 200: jsonResponse("The session is alive.", VerifiedSession) },
    problems: ["invalid_session", "origin_not_allowed"],
  },

  listMySessions: {
    method: "get",
    path: "/me/sessions",
    summary: "Where you are logged in",
    description: "One session for each device, newest first.",
    security: anySession,
    responses: { 200: jsonResponse("The sessions.", SessionList) },
  },

  endMyOtherSessions: {
    method: "delete",
    path: "/me/sessions",
    summary: "Log out everywhere else",
    description: "Ends all sessions but the one that asks.",
    security: anySession,
    "x-session-check": true,
    responses: { 204: emptyResponse("The other sessions are over.") },
    problems: ["conflict"],
  },

  endMySession: {
    method: "delete",
    path: "/me/sessions/{sessionId}",
    summary: "Log out one device",
    description: "Ends one of your sessions. Says 204 also if it was over already.",
    security: anySession,
    "x-session-check": true,
    request: { params: z.object({ sessionId: SessionId }) },
    responses: { 204: emptyResponse("The session is over.") },
  },

  getJwks: {
    method: "get",
    path: "/.well-known/jwks.json",
    summary: "The public keys",
    description:
      "The keys that access tokens are signed with, the next and the previous one included. Cacheable.",
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    responses: { 200: jsonResponse("The keys.", JsonWebKeySet) },
  },

  getOpenIdConfiguration: {
    method: "get",
    path: "/.well-known/openid-configuration",
    summary: "Issuer and keys, for discovery",
    description: "What a library needs to verify access tokens by itself.",
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    responses: { 200: jsonResponse("The issuer's metadata.", OpenIdConfiguration) },
  },
});
