import { anyone, requires } from "../roles.ts";
import { json, nothing, optionalJson, reply, route } from "../route.ts";
import {
  AuthResult,
  LogIn,
  RefreshToken,
  SignUp,
  sessionMode,
  VerifiedToken,
} from "../schemas/auth.ts";

const tags = ["auth"];

export const authRoutes = {
  signUp: route({
    operationId: "signUp",
    method: "post",
    path: "/auth/signup",
    summary: "Open an account",
    description:
      "Opens an account and logs in. Email and username are unique; the email is trimmed and lower-cased.",
    tags,
    security: anyone,
    "x-rate-limit": [{ limit: 20, window: 3600, by: "address" }],
    request: { body: json(SignUp), ...sessionMode },
    responses: { 201: reply("The account is open and signed in.", AuthResult) },
    problems: ["email_taken", "username_taken"],
  }),

  logIn: route({
    operationId: "logIn",
    method: "post",
    path: "/auth/login",
    summary: "Log in with a password",
    description:
      "Exchanges an email or a username and a password for tokens. An unknown person and a wrong password get the same answer after the same work.",
    tags,
    security: anyone,
    "x-rate-limit": [{ limit: 30, window: 60, by: "address" }],
    request: { body: json(LogIn), ...sessionMode },
    responses: { 200: reply("Fresh tokens.", AuthResult) },
    problems: ["invalid_credentials", "account_suspended"],
  }),

  refreshSession: route({
    operationId: "refreshSession",
    method: "post",
    path: "/auth/refresh",
    summary: "Renew the tokens",
    description:
      "Exchanges a refresh token, which is good for one use, for new tokens. Sending the same one again within ten seconds (two tabs at once) gives the same successor; later it counts as stolen and ends the session (RFC 9700, section 4.14.2).",
    tags,
    security: anyone,
    "x-rate-limit": [{ limit: 120, window: 60, by: "address" }],
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
};
