import { PasskeyRegistration } from "../authenticators/passkey-schemas.ts";
import { TotpEnrolment } from "../authenticators/schemas.ts";
import { optionalApiKey } from "../roles.ts";
import { defineRoutes, jsonBody, jsonResponse, type RateLimit } from "../route.ts";
import { AuthResult, sessionMode } from "../sessions/schemas.ts";
import { PendingLogIn } from "../shared/pending-log-in.ts";
import { Enrolment, EnrolmentConfirmation, PasskeyEnrolment } from "./enrolment-schemas.ts";

const limits: RateLimit[] = [{ limit: 30, window: 60, by: "address" }];
const sessionResponses = {
  200: jsonResponse("The account and the tokens of the new session.", AuthResult),
  202: jsonResponse("The login requires another proof.", PendingLogIn),
};

/** The operations that add the first second factor during a login, before there is a session. */
export const enrolmentRoutes = defineRoutes("auth", {
  enrolTotp: {
    method: "post",
    path: "/auth/enrolment/totp",
    summary: "Create a TOTP secret during a login",
    description:
      "For a login with the reason `enroll_second_factor`: the role of the user requires a second factor, and the account has none. The client has answered the challenge by the password and a code from the mailbox, and `methods` contains `totp`. Otherwise the API returns `invalid_challenge`. The API creates a secret for an authenticator app, as `setUpTotp` does. The challenge stays valid, for `confirmEnrolledTotp`. A new call replaces the secret of an earlier one.",
    security: optionalApiKey,
    "x-rate-limit": limits,
    request: { body: jsonBody(Enrolment) },
    responses: { 201: jsonResponse("The new secret.", TotpEnrolment) },
    problems: ["invalid_challenge", "account_suspended", "origin_not_allowed", "conflict"],
  },

  confirmEnrolledTotp: {
    method: "post",
    path: "/auth/enrolment/totp/confirm",
    summary: "Confirm a TOTP secret and complete the login",
    description:
      "Adds the TOTP authenticator of the secret that `enrolTotp` returned for the same challenge, and starts the session, with both factors. The challenge and the code are valid once. The API judges at most 10 wrong codes for each secret. The API ends all other sessions of the user, and notifies the user by mail. It publishes `session.started`. If a promotion to another role has waited for the second factor, the user has this role from then on.",
    security: optionalApiKey,
    "x-rate-limit": limits,
    request: { body: jsonBody(EnrolmentConfirmation), ...sessionMode },
    responses: sessionResponses,
    problems: [
      "invalid_challenge",
      "invalid_credentials",
      "account_suspended",
      "password_reset_required",
      "not_found",
      "origin_not_allowed",
      "conflict",
    ],
  },

  startPasskeyEnrolment: {
    method: "post",
    path: "/auth/enrolment/passkey/options",
    summary: "Get the options to create a passkey during a login",
    description:
      "For a login with the reason `enroll_second_factor` whose `methods` contain `passkey`, as for `enrolTotp`. It returns the options for `navigator.credentials.create()`, as `startPasskey` does. The challenge in them expires after 5 minutes, and is valid once, for `enrolPasskey` of the same login.",
    security: optionalApiKey,
    "x-rate-limit": limits,
    request: { body: jsonBody(Enrolment) },
    responses: { 200: jsonResponse("The options.", PasskeyRegistration) },
    problems: ["invalid_challenge", "account_suspended", "origin_not_allowed"],
  },

  enrolPasskey: {
    method: "post",
    path: "/auth/enrolment/passkey",
    summary: "Add a passkey and complete the login",
    description:
      "Adds a passkey that the browser has created with the options of `startPasskeyEnrolment`, and starts the session. Everything else is as for `confirmEnrolledTotp`.",
    security: optionalApiKey,
    "x-rate-limit": limits,
    request: { body: jsonBody(PasskeyEnrolment), ...sessionMode },
    responses: sessionResponses,
    problems: [
      "invalid_challenge",
      "account_suspended",
      "password_reset_required",
      "too_many_passkeys",
      "origin_not_allowed",
      "conflict",
    ],
  },
});
