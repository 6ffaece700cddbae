import { PasskeyRequest } from "../authenticators/passkey-schemas.ts";
import { optionalApiKey, optionalSession } from "../roles.ts";
import { defineRoutes, emptyResponse, jsonBody, jsonResponse, optionalJsonBody } from "../route.ts";
import { AuthResult, sessionMode } from "../sessions/schemas.ts";
import { PendingLogIn } from "../shared/pending-log-in.ts";
import { PasskeyLogIn, PasskeyPurpose } from "./passkey-schemas.ts";
import {
  ChallengeAnswer,
  EmailChangeUndo,
  EmailCodeRequest,
  EmailVerification,
  ForgottenPassword,
  LogIn,
  LostFactor,
  PasswordReset,
  Reauthentication,
  ReauthenticationResult,
  SecuredAccount,
  SecurityLink,
  SignUp,
} from "./schemas.ts";

export const authRoutes = defineRoutes("auth", {
  signUp: {
    method: "post",
    path: "/auth/signup",
    summary: "Sign up",
    description:
      "Creates an account and starts its first session. The email address and the username must be unique. The API sends a verification link to the email address. The link expires after 24 hours. The API publishes `user.created` and `session.started`.\n\nIf the installation requires verified email addresses (`REQUIRE_VERIFIED_EMAIL`) or hides which ones are taken (`SIGN_UP_PRIVACY`), there is no account yet: the API stores the sign-up for 24 hours, sends a code and a link by mail and returns a challenge. The account begins when the client proves the email address, with the code or the link and the challenge (`answerChallenge`), or with the link and the password (`verifyEmail`). Until then a login returns `invalid_credentials`. A username that another account got meanwhile is omitted. With `SIGN_UP_PRIVACY`, the response is the same for a taken email address, whose owner is notified by mail. With `SIGN_UP=invite`, the API returns `sign_up_closed`.",
    security: optionalApiKey,
    deferrable: true,
    "x-rate-limit": [{ limit: 20, window: 3600, by: "address" }],
    request: { body: jsonBody(SignUp), ...sessionMode },
    responses: {
      201: jsonResponse("The new account and the tokens of its first session.", AuthResult),
      202: jsonResponse(
        "The sign-up, which a code or a link from a mail completes, or a login that requires another proof.",
        PendingLogIn,
      ),
    },
    problems: ["sign_up_closed", "email_taken", "username_taken"],
  },

  logIn: {
    method: "post",
    path: "/auth/login",
    summary: "Log in",
    description:
      "Starts a session with an email address or username, and a password. For an unknown identifier and for a wrong password, the API returns the same error after the same time. The API publishes `session.started`. If the device or the network is new, it notifies the user by mail. If the account requires another proof, the API returns 202 with a challenge for `answerChallenge`, and starts no session.\n\nThe API slows down password guessing. A request with the device token of an earlier login to the account (`deviceToken`, or the device cookie) comes from a known device. The API counts the failed logins to an account for each known device, and for each network (an IPv4 address or an IPv6 /64) of unknown devices. After 5 failures of one device or network, it returns `rate_limited` with `Retry-After` for 30 seconds. Each further failure doubles this time, up to 1 hour. After 100 failures of unknown devices, it accepts only known devices, so other clients cannot lock out a device of the user. After 100 failures of known devices and sessions, each of them counts as its network. Wrong passwords in `changePassword`, `changeEmail`, `deleteMe` and `reauthenticate` count, too. If too many other attempts of the device or network are still being checked, the API returns `rate_limited` with a `Retry-After` of 1 second. This does not start a lockout. When a lockout starts, the API publishes `user.locked_out` and notifies the user by mail, at most once a day. The API deletes the counted failures after `resetPassword` or `unlockUser`, or 24 hours after the first failure. This ends every lockout of the account.\n\nThe client keeps the device token after a logout, and the API returns it again at each login from the device. The token proves nothing by itself, and a wrong one has no effect.",
    security: optionalApiKey,
    deferrable: true,
    "x-rate-limit": [{ limit: 30, window: 60, by: "address" }],
    // The API verifies the password meanwhile, which takes longer.
    concurrentRateLimit: true,
    request: { body: jsonBody(LogIn), ...sessionMode },
    responses: {
      200: jsonResponse("The account and the tokens of the new session.", AuthResult),
      202: jsonResponse("The login requires another proof.", PendingLogIn),
    },
    problems: ["invalid_credentials", "account_suspended", "password_reset_required"],
  },

  answerChallenge: {
    method: "post",
    path: "/auth/challenge",
    summary: "Complete a login with another proof",
    description:
      "Adds a proof to a login that returned `pending`. If the account requires no further proof, the API starts the session and publishes `session.started`. Otherwise it returns the next challenge.\n\nA challenge expires 10 minutes after the login, and is valid for one successful answer. It becomes invalid when the account is suspended, gets another role or is recovered. A challenge that the API returned in cookie mode is bound to the browser by a cookie, and the API returns the session in cookie mode, too. Failed proofs are counted as failed logins. If the reason is `verify_email`, the client can omit the proof after the user has opened the link in the mail.",
    security: optionalApiKey,
    "x-rate-limit": [{ limit: 30, window: 60, by: "address" }],
    request: { body: jsonBody(ChallengeAnswer), ...sessionMode },
    responses: {
      200: jsonResponse("The account and the tokens of the new session.", AuthResult),
      202: jsonResponse("The login requires another proof.", PendingLogIn),
    },
    problems: [
      "invalid_challenge",
      "invalid_credentials",
      "account_suspended",
      "password_reset_required",
      "origin_not_allowed",
      "conflict",
    ],
  },

  reportLostFactor: {
    method: "post",
    path: "/auth/lost-factor",
    summary: "Report the loss of the second factor during a login",
    description:
      "For a user who has neither the second factor nor a recovery code. The client sends the challenge of a login that requires a second factor. The API returns a challenge with the reason `lost_factor`, and sends a code to the email address. When `answerChallenge` has received the code and the password, the API notifies the user and starts a delay of 72 hours. `availableAt` of the challenge contains its end. A login with the same steps then succeeds, within 7 days: it removes the second factors and ends all sessions and API keys. If the login has proven both already, `answerChallenge` without a proof completes it. Until then, each session of the user can cancel the request (`cancelFactorRecovery`), and a login with the second factor or a recovery cancels it, too. The API publishes `user.factor_recovery_requested` and `user.factor_recovery_cancelled`, and mails the user about both. For a user whose role requires a second factor, and for an account without a password, the API returns `forbidden`: an administrator removes the factor (`resetUserAuthenticators`). A user without a password who has a recovery code sets a password with it (`resetPassword`).",
    security: optionalApiKey,
    "x-rate-limit": [{ limit: 30, window: 60, by: "address" }],
    request: { body: jsonBody(LostFactor), ...sessionMode },
    responses: { 200: jsonResponse("The challenge that continues the login.", PendingLogIn) },
    problems: ["invalid_challenge", "account_suspended", "forbidden", "origin_not_allowed"],
  },

  reauthenticate: {
    method: "post",
    path: "/auth/reauthenticate",
    summary: "Reauthenticate the user of a session",
    description:
      "Authenticates the user of a session again, for operations that require a recent authentication (RFC 9470). The client sends the refresh token in the body or as the session cookie, and one or two proofs. The API rotates the refresh token and returns an access token with the new time, methods and level of the authentication. If the account has a second factor, the API requires two factors, or a passkey that verifies the user; otherwise it returns `reauthentication_required`. A wrong proof counts as a failed login.\n\nAn account without a password, a passkey and a TOTP authenticator has no proof but its mailbox. Its user requests a code (`requestEmailCode`) and sends the code with the challenge. The access token then has no `acr`. For other accounts the API rejects a mailed code (`invalid_credentials`).\n\nIf the request names an operation, the response also contains a token for one request of that operation.",
    security: optionalApiKey,
    "x-rate-limit": [{ limit: 30, window: 60, by: "address" }],
    // The API reads the session and counts the guess meanwhile.
    concurrentRateLimit: true,
    request: { body: jsonBody(Reauthentication), ...sessionMode },
    responses: {
      200: jsonResponse("The account and the new tokens of the session.", ReauthenticationResult),
    },
    problems: [
      "invalid_credentials",
      "invalid_challenge",
      "invalid_session",
      "reauthentication_required",
      "authentication_incomplete",
      "origin_not_allowed",
      "conflict",
    ],
  },

  requestEmailCode: {
    method: "post",
    path: "/auth/email-code",
    summary: "Log in by a code in a mail",
    description:
      "Sends a mail with a code of 8 digits and a link, and returns the challenge that they answer (`answerChallenge` with the method `email_code`). The code expires after 10 minutes, and the API judges at most 5 codes. It works only with this challenge, so only in the browser or app that has asked for it: a link that is opened elsewhere has no challenge, and the application there asks the user to enter the code where the login began. A request for the page of the link changes nothing. The mail names the browser, the network and the time of the request.\n\nThe response is the same whether or not the account exists. If there is none and sign-up is open, the code opens an account without a password. If the email address of the account was never verified, the API decides as described for `resetPassword`, because the code does not prove the account. A code proves the mailbox only: an account with a second factor requires it as well, and the access token has no `acr`. The limits on mails are those of `forgotPassword`. Beyond them, the response is the same and no mail is sent.",
    security: optionalApiKey,
    deferrable: true,
    "x-rate-limit": [{ limit: 20, window: 3600, by: "address" }],
    request: { body: jsonBody(EmailCodeRequest), ...sessionMode },
    responses: { 202: jsonResponse("The challenge that the code answers.", PendingLogIn) },
  },

  requestPasskey: {
    method: "post",
    path: "/auth/passkey/options",
    summary: "Get the options to use a passkey",
    description:
      "Returns the options for `navigator.credentials.get()`. The challenge in them expires after 5 minutes and is valid once, for one purpose: a login (`logInWithPasskey`), the second factor of a login (`answerChallenge`), a new authentication of a session (`reauthenticate`), or the undo of an email change (`undoEmailChange`). The API stores nothing.",
    security: optionalApiKey,
    deferrable: true,
    "x-rate-limit": [{ limit: 60, window: 60, by: "address" }],
    request: { body: optionalJsonBody(PasskeyPurpose) },
    responses: { 200: jsonResponse("The options.", PasskeyRequest) },
    problems: [
      "invalid_challenge",
      "invalid_session",
      "invalid_one_time_token",
      "origin_not_allowed",
    ],
  },

  logInWithPasskey: {
    method: "post",
    path: "/auth/passkey",
    summary: "Log in with a passkey",
    description:
      "Starts a session with a passkey, without an identifier and a password. The authenticator must have verified the user by a PIN or biometrics, so the login has two factors. The API publishes `session.started`. It refuses a passkey whose signature counter goes back, because a copy of the passkey may exist. Failed attempts are not counted: a signature cannot be guessed.",
    security: optionalApiKey,
    deferrable: true,
    "x-rate-limit": [{ limit: 30, window: 60, by: "address" }],
    // The API reads the account meanwhile.
    concurrentRateLimit: true,
    request: { body: jsonBody(PasskeyLogIn), ...sessionMode },
    responses: {
      200: jsonResponse("The account and the tokens of the new session.", AuthResult),
      202: jsonResponse("The login requires another proof.", PendingLogIn),
    },
    problems: ["invalid_challenge", "invalid_credentials", "account_suspended"],
  },

  verifyEmail: {
    method: "post",
    path: "/auth/email/verify",
    summary: "Verify an email address",
    description:
      "Verifies an email address with the one-time token from a mail. The client also proves the account: by an access token of one of its sessions, by its password in `password`, or by the challenge of its sign-up or login. Without this proof the API returns `account_proof_required` and changes nothing, because a stranger may have created the account with the email address of another person. The owner of the email address resets the password instead (`forgotPassword`). A wrong password counts as a failed login.\n\nFor a new account, the API publishes `user.email_verified` and sends a welcome mail. For an email change (`changeEmail`), it replaces the email address of the account, publishes `user.updated` and notifies the old email address by mail. Each token is valid once.",
    security: optionalSession,
    "x-session-check": true,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "address" }],
    request: { body: jsonBody(EmailVerification) },
    responses: { 204: emptyResponse("The email address is verified.") },
    problems: [
      "invalid_one_time_token",
      "account_proof_required",
      "invalid_credentials",
      "invalid_challenge",
      "origin_not_allowed",
      "email_taken",
      "conflict",
    ],
  },

  resendVerification: {
    method: "post",
    path: "/auth/email/resend",
    summary: "Resend the verification mail",
    description:
      "Sends a new verification link to an email address. The link expires after 24 hours. The response is the same whether or not the account exists, and the API sends no mail to an address that is already verified. The limits on mails are those of `forgotPassword`, and count together with them.",
    security: optionalApiKey,
    deferrable: true,
    "x-rate-limit": [{ limit: 20, window: 3600, by: "address" }],
    request: { body: jsonBody(ForgottenPassword) },
    responses: {
      202: emptyResponse("The API has accepted the request."),
    },
  },

  forgotPassword: {
    method: "post",
    path: "/auth/password/forgot",
    summary: "Request a password reset",
    description:
      "Sends a mail with a link to set a new password. The link expires after 15 minutes. An invited user receives a new invitation instead, which expires after 24 hours. The response is the same whether or not the account exists, so it does not reveal which email addresses have an account. A request with the device token of an earlier login to the account comes from a known device. In an hour, the API sends at most 4 of these mails for each known device of the account. For unknown devices, it sends at most 4 for each network and 5 for all networks together, and one additional mail beyond these two limits. A request beyond these limits returns the same response and sends no mail. A new link does not invalidate an earlier one.",
    security: optionalApiKey,
    deferrable: true,
    "x-rate-limit": [{ limit: 20, window: 3600, by: "address" }],
    request: { body: jsonBody(ForgottenPassword) },
    responses: {
      202: emptyResponse("The API has accepted the request."),
    },
  },

  resetPassword: {
    method: "post",
    path: "/auth/password/reset",
    summary: "Reset the password",
    description:
      "Sets a new password with the one-time token from a mail. The API ends all sessions of the user and all API keys that were created before (their status is `ended_by_recovery`). It invalidates all links in earlier mails, cancels a pending email change and clears the lockout of the account. Devices of earlier logins are then unknown devices. If the user already had a password, the API publishes `user.password_changed` and notifies the user by mail. For an invited user, the API sets the first password and activates the account. If the email address was not verified before, the API publishes `user.email_verified` and sends a welcome mail. Each token is valid once.\n\nA reset keeps the second factors of the account, except those that were added in the last 72 hours and that no older factor has confirmed. If the account keeps one, the reset requires a proof by it. Without the proof, the API returns 202 with a challenge, and the one-time token stays valid. The client then repeats the request with `proof`, or adds the proof to the challenge (`answerChallenge`) and repeats the request with the `challenge` of the response.\n\nWithout a proof by a second factor, the new password proves no more than the mailbox for 72 hours. Until then it completes neither a login after `resetUserAuthenticators`, nor a login that adds the second factor which the role requires (`availableAt`).",
    security: optionalApiKey,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "address" }],
    request: { body: jsonBody(PasswordReset), ...sessionMode },
    responses: {
      202: jsonResponse(
        "The account has a second factor, and the reset requires a proof by it. The one-time token is still valid.",
        PendingLogIn,
      ),
      204: emptyResponse("The new password is set."),
    },
    problems: [
      "invalid_one_time_token",
      "invalid_challenge",
      "invalid_credentials",
      "account_suspended",
      "origin_not_allowed",
      "conflict",
    ],
  },

  secureAccount: {
    method: "post",
    path: "/auth/secure-account",
    summary: "Secure an account",
    description:
      "Secures an account with the token from a security mail: a mail about a change of a way to log in, or about a login from a new device. The link is valid for 7 days, until the account is secured or its password is reset. It also works for the recipient at a former email address. The API ends all sessions of the user and all API keys (their status is `ended_by_recovery`), makes all devices unknown, invalidates all links in earlier mails except the one of `undoEmailChange`, removes the second factors and passkeys that were added in the last 72 hours, and cancels a pending email change. It starts no session. Until the password is reset, `logIn` returns `password_reset_required`. The API publishes `user.secured` and notifies the user by mail. `next` in the response is how the user gets access again.",
    security: optionalApiKey,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "address" }],
    request: { body: jsonBody(SecurityLink) },
    responses: { 200: jsonResponse("The account is secured.", SecuredAccount) },
    problems: ["invalid_one_time_token", "conflict"],
  },

  undoEmailChange: {
    method: "post",
    path: "/auth/email/undo",
    summary: "Undo an email change",
    description:
      "Restores the email address that an account had before a change, with the token from the mail to that address. The link is valid for 72 hours after the change, also after further changes of the email address or of the password. The API requires the password that the account had when the address was changed, or a proof by a second factor that the account has had for 72 hours. Wrong passwords are limited as in `logIn`, with a counter for each link, and wrong codes as in `answerChallenge`. With a factor that was added later the API returns `authenticator_too_new`. The API undoes later changes of the email address, too. It ends all sessions, API keys and links as `secureAccount` does, and sends a reset link to the restored address. Until the password is reset, `logIn` returns `password_reset_required`. The API publishes `user.updated` and `user.secured`, and notifies both addresses by mail.",
    security: optionalApiKey,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "address" }],
    request: { body: jsonBody(EmailChangeUndo) },
    responses: { 200: jsonResponse("The former email address is restored.", SecuredAccount) },
    problems: [
      "invalid_one_time_token",
      "invalid_credentials",
      "invalid_challenge",
      "authenticator_too_new",
      "email_taken",
      "conflict",
    ],
  },
});
