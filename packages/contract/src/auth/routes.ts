import { anyone, authenticate } from "../roles.ts";
import { defineRoutes, json, nothing, reply } from "../route.ts";
import { AuthResult, sessionMode } from "../sessions/schemas.ts";
import { ForgottenPassword, LogIn, OneTimeToken, PasswordReset, SignUp } from "./schemas.ts";

export const authRoutes = defineRoutes("auth", {
  signUp: {
    method: "post",
    path: "/auth/signup",
    summary: "Open an account",
    description:
      "Opens an account and logs in. Email and username are unique; the email is trimmed and lower-cased.",
    security: anyone,
    "x-rate-limit": [{ limit: 20, window: 3600, by: "address" }],
    request: { body: json(SignUp), ...sessionMode },
    responses: { 201: reply("The account is open and signed in.", AuthResult) },
    problems: ["email_taken", "username_taken"],
  },

  logIn: {
    method: "post",
    path: "/auth/login",
    summary: "Log in with a password",
    description:
      "Exchanges an email or a username and a password for tokens. An unknown person and a wrong password get the same answer after the same work.",
    security: anyone,
    "x-rate-limit": [{ limit: 30, window: 60, by: "address" }],
    // The password is hashed meanwhile, which takes longer.
    concurrentRateLimit: true,
    request: { body: json(LogIn), ...sessionMode },
    responses: { 200: reply("Fresh tokens.", AuthResult) },
    problems: ["invalid_credentials", "account_suspended", "email_not_verified"],
  },

  verifyEmail: {
    method: "post",
    path: "/auth/email/verify",
    summary: "Verify an email address",
    description:
      "Takes the token of the mailed link, once. For a changed email this is when it takes effect.",
    security: anyone,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "address" }],
    request: { body: json(OneTimeToken) },
    responses: { 204: nothing("The address is verified.") },
    problems: ["invalid_one_time_token", "email_taken", "conflict"],
  },

  resendVerification: {
    method: "post",
    path: "/auth/email/resend",
    summary: "Mail the verification link again",
    description: "Does nothing if the address is verified already.",
    security: authenticate,
    "x-rate-limit": [{ limit: 5, window: 3600, by: "user" }],
    responses: { 202: nothing("The mail is on its way.") },
  },

  forgotPassword: {
    method: "post",
    path: "/auth/password/forgot",
    summary: "Mail a link to choose a new password",
    description:
      "Always 202 after the same work, whether or not the account exists. The link is good for 15 minutes; a few mails an hour are sent to one account.",
    security: anyone,
    "x-rate-limit": [{ limit: 20, window: 3600, by: "address" }],
    request: { body: json(ForgottenPassword) },
    responses: { 202: nothing("If there is such an account, the mail is on its way.") },
  },

  resetPassword: {
    method: "post",
    path: "/auth/password/reset",
    summary: "Choose a new password",
    description:
      "Takes the token of the mailed link, once, and ends all sessions. An invited person opens the account this way.",
    security: anyone,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "address" }],
    request: { body: json(PasswordReset) },
    responses: { 204: nothing("The new password counts from now on.") },
    problems: ["invalid_one_time_token", "conflict"],
  },
});
