import { anySession, noAuthentication } from "../roles.ts";
import { defineRoutes, emptyResponse, jsonBody, jsonResponse } from "../route.ts";
import { AuthResult, sessionMode } from "../sessions/schemas.ts";
import { ForgottenPassword, LogIn, OneTimeToken, PasswordReset, SignUp } from "./schemas.ts";

export const authRoutes = defineRoutes("auth", {
  signUp: {
    method: "post",
    path: "/auth/signup",
    summary: "Open an account",
    description:
      "Opens an account and logs in. Email and username are unique; the email is trimmed and lower-cased.",
    security: noAuthentication,
    "x-rate-limit": [{ limit: 20, window: 3600, by: "address" }],
    request: { body: jsonBody(SignUp), ...sessionMode },
    responses: { 201: jsonResponse("The account is open and signed in.", AuthResult) },
    problems: ["email_taken", "username_taken"],
  },

  logIn: {
    method: "post",
    path: "/auth/login",
    summary: "Log in with a password",
    description:
      "Exchanges an email or a username and a password for tokens. An unknown person and a wrong password get the same answer after the same work.",
    security: noAuthentication,
    "x-rate-limit": [{ limit: 30, window: 60, by: "address" }],
    // The password is hashed meanwhile, which takes longer.
    concurrentRateLimit: true,
    request: { body: jsonBody(LogIn), ...sessionMode },
    responses: { 200: jsonResponse("Fresh tokens.", AuthResult) },
    problems: ["invalid_credentials", "account_suspended", "email_not_verified"],
  },

  verifyEmail: {
    method: "post",
    path: "/auth/email/verify",
    summary: "Verify an email address",
    description:
      "Takes the token of the mailed link, once. For a changed email this is when it takes effect.",
    security: noAuthentication,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "address" }],
    request: { body: jsonBody(OneTimeToken) },
    responses: { 204: emptyResponse("The address is verified.") },
    problems: ["invalid_one_time_token", "email_taken", "conflict"],
  },

  resendVerification: {
    method: "post",
    path: "/auth/email/resend",
    summary: "Mail the verification link again",
    description: "Does nothing if the address is verified already.",
    security: anySession,
    "x-rate-limit": [{ limit: 5, window: 3600, by: "user" }],
    responses: { 202: emptyResponse("The mail is on its way.") },
  },

  forgotPassword: {
    method: "post",
    path: "/auth/password/forgot",
    summary: "Mail a link to choose a new password",
    description:
      "Always 202 after the same work, whether or not the account exists. The link is good for 15 minutes; a few mails an hour are sent to one account.",
    security: noAuthentication,
    "x-rate-limit": [{ limit: 20, window: 3600, by: "address" }],
    request: { body: jsonBody(ForgottenPassword) },
    responses: { 202: emptyResponse("If there is such an account, the mail is on its way.") },
  },

  resetPassword: {
    method: "post",
    path: "/auth/password/reset",
    summary: "Choose a new password",
    description:
      "Takes the token of the mailed link, once, and ends all sessions. An invited person opens the account this way.",
    security: noAuthentication,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "address" }],
    request: { body: jsonBody(PasswordReset) },
    responses: { 204: emptyResponse("The new password counts from now on.") },
    problems: ["invalid_one_time_token", "conflict"],
  },
});
