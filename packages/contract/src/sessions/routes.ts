import * as z from "zod";
import { anyone, authenticate, requires } from "../roles.ts";
import { nothing, optionalJson, reply, route } from "../route.ts";
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

const tags = ["sessions"];

export const sessionRoutes = {
  refreshSession: route({
    operationId: "refreshSession",
    method: "post",
    path: "/auth/refresh",
    summary: "Renew the tokens",
    description:
      "Exchanges a refresh token, which is good for one use, for new tokens. Sending the same one again within ten seconds (two tabs at once) gives the same successor; later it counts as stolen and ends the session (RFC 9700, section 4.14.2).",
    tags,
    security: anyone,
    request: { body: optionalJson(RefreshToken), ...sessionMode },
    responses: { 200: reply("Fresh tokens.", AuthResult) },
    problems: ["invalid_session", "origin_not_allowed"],
  }),

  logOut: route({
    operationId: "logOut",
    method: "post",
    path: "/auth/logout",
    summary: "End the session",
    description: "Ends the session of the refresh token. Says 204 also if it was over already.",
    tags,
    security: anyone,
    request: { body: optionalJson(RefreshToken) },
    responses: { 204: nothing("The session is over.") },
    problems: ["origin_not_allowed"],
  }),

  verifyToken: route({
    operationId: "verifyToken",
    method: "get",
    path: "/auth/verify",
    summary: "Check credentials",
    description:
      "What the presented access token or API key says. For a token no database is asked.",
    tags,
    security: requires("user", "token:verify"),
    responses: { 200: reply("The credentials are valid.", VerifiedToken) },
  }),

  verifySession: route({
    operationId: "verifySession",
    method: "post",
    path: "/auth/session/verify",
    summary: "Check a session",
    description:
      "Whom the sealed session token (the refresh token, in the body or as the cookie) belongs to. Reads session and account, so that what was ended a moment ago is refused; being active prolongs the session, at most once a day.",
    tags,
    security: anyone,
    request: { body: optionalJson(SealedSession) },
    responses: { 200: reply("The session is alive.", VerifiedSession) },
    problems: ["invalid_session", "origin_not_allowed"],
  }),

  listMySessions: route({
    operationId: "listMySessions",
    method: "get",
    path: "/me/sessions",
    summary: "Where you are logged in",
    description: "One session for each device, newest first.",
    tags,
    security: authenticate,
    responses: { 200: reply("The sessions.", SessionList) },
  }),

  endMyOtherSessions: route({
    operationId: "endMyOtherSessions",
    method: "delete",
    path: "/me/sessions",
    summary: "Log out everywhere else",
    description: "Ends all sessions but the one that asks.",
    tags,
    security: authenticate,
    "x-session-check": true,
    responses: { 204: nothing("The other sessions are over.") },
    problems: ["conflict"],
  }),

  endMySession: route({
    operationId: "endMySession",
    method: "delete",
    path: "/me/sessions/{sessionId}",
    summary: "Log out one device",
    description: "Ends one of your sessions. Says 204 also if it was over already.",
    tags,
    security: authenticate,
    "x-session-check": true,
    request: { params: z.object({ sessionId: SessionId }) },
    responses: { 204: nothing("The session is over.") },
  }),

  getJwks: route({
    operationId: "getJwks",
    method: "get",
    path: "/.well-known/jwks.json",
    summary: "The public keys",
    description:
      "The keys that access tokens are signed with, the next and the previous one included. Cacheable.",
    tags,
    security: anyone,
    standalone: true,
    apiKeyExempt: true,
    responses: { 200: reply("The keys.", JsonWebKeySet) },
  }),

  getOpenIdConfiguration: route({
    operationId: "getOpenIdConfiguration",
    method: "get",
    path: "/.well-known/openid-configuration",
    summary: "Issuer and keys, for discovery",
    description: "What a library needs to verify access tokens by itself.",
    tags,
    security: anyone,
    standalone: true,
    apiKeyExempt: true,
    responses: { 200: reply("The issuer's metadata.", OpenIdConfiguration) },
  }),
};
