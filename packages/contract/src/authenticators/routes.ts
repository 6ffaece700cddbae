import * as z from "zod";
import { anySession } from "../roles.ts";
import {
  defineRoutes,
  emptyResponse,
  jsonBody,
  jsonResponse,
  type RateLimit,
  type RecentAuthentication,
} from "../route.ts";
import { TrustedDeviceList } from "../sessions/schemas.ts";
import { AuthenticatorId, DeviceId } from "../shared/ids.ts";
import { Reauthentication } from "../shared/request-headers.ts";
import { NewPasskey, PasskeyChange, PasskeyRegistration } from "./passkey-schemas.ts";
import {
  Authenticator,
  AuthenticatorList,
  RecoveryCodes,
  TotpConfirmation,
  TotpEnrolment,
} from "./schemas.ts";

/** A token of `reauthenticate` for this operation, at the highest level of the account. */
const ownProof: RecentAuthentication = { within: 600, singleUse: true };
const changes: RateLimit[] = [{ limit: 30, window: 3600, by: "user" }];
const named = { params: z.object({ id: AuthenticatorId }) };
const guesses: RateLimit[] = [{ limit: 10, window: 300, by: "user" }];

export const authenticatorRoutes = defineRoutes("authenticators", {
  listMyAuthenticators: {
    method: "get",
    path: "/me/authenticators",
    summary: "List the authenticators of the user",
    description:
      "Returns the passkeys, the TOTP authenticator and the recovery codes of the signed-in user, the oldest first, without their secrets.",
    security: anySession,
    responses: { 200: jsonResponse("The authenticators.", AuthenticatorList) },
  },

  startPasskey: {
    method: "post",
    path: "/me/passkeys/options",
    summary: "Get the options to create a passkey",
    description:
      "Returns the options for `navigator.credentials.create()`. The challenge in them expires after 5 minutes. It is valid once, for `addPasskey` of the same session.",
    security: anySession,
    "x-session-check": true,
    "x-rate-limit": changes,
    responses: { 200: jsonResponse("The options.", PasskeyRegistration) },
  },

  addPasskey: {
    method: "post",
    path: "/me/passkeys",
    summary: "Add a passkey to the account of the user",
    description:
      "Adds a passkey that the browser has created with the options of `startPasskey`. The passkey is another way to log in, and a second factor beside the password. The API ends all other sessions of the user. The session of the request continues, and counts as authenticated by both factors. A user can have at most 20 passkeys.",
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": ownProof,
    "x-rate-limit": changes,
    request: { headers: z.object(Reauthentication), body: jsonBody(NewPasskey) },
    responses: { 201: jsonResponse("The new passkey.", Authenticator) },
    problems: ["invalid_challenge", "too_many_passkeys", "conflict"],
  },

  renamePasskey: {
    method: "patch",
    path: "/me/passkeys/{id}",
    summary: "Rename a passkey of the user",
    description: "Changes the name by which the user recognises a passkey.",
    security: anySession,
    "x-session-check": true,
    "x-rate-limit": changes,
    request: { ...named, body: jsonBody(PasskeyChange) },
    responses: { 200: jsonResponse("The renamed passkey.", Authenticator) },
    problems: ["not_found", "conflict"],
  },

  removePasskey: {
    method: "delete",
    path: "/me/passkeys/{id}",
    summary: "Remove a passkey of the user",
    description:
      "Removes a passkey. The API ends all other sessions of the user. The last passkey of an account without a password cannot be removed, nor the last second factor of a user whose role requires one.",
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": ownProof,
    "x-rate-limit": changes,
    request: { ...named, headers: z.object(Reauthentication) },
    responses: { 204: emptyResponse("The passkey is removed.") },
    problems: [
      "authenticator_too_new",
      "not_found",
      "last_authenticator",
      "second_factor_required",
      "conflict",
    ],
  },

  setUpTotp: {
    method: "post",
    path: "/me/totp",
    summary: "Create a TOTP secret",
    description:
      "Creates a secret for an authenticator app (TOTP, RFC 6238: SHA-1, six digits, 30 seconds), as text, as a URI and as a QR code. The API stores it encrypted and does not return it again. The secret proves nothing until `confirmTotp` receives its first code in the same session, within 15 minutes. A TOTP authenticator that the user has already stays valid until then. A new call replaces the unconfirmed secret of an earlier one. An account without a password and a passkey has another one first (`password_missing`).",
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": ownProof,
    "x-rate-limit": changes,
    request: { headers: z.object(Reauthentication) },
    responses: { 201: jsonResponse("The new secret.", TotpEnrolment) },
    problems: ["authenticator_too_new", "password_missing", "conflict"],
  },

  confirmTotp: {
    method: "post",
    path: "/me/totp/confirm",
    summary: "Confirm a TOTP secret",
    description:
      "Adds the TOTP authenticator of the secret that `setUpTotp` returned in the same session, and replaces an earlier one. From then on a login requires it besides the password. The code is valid once: the next login needs a later one. The API judges at most 10 wrong codes for each secret, and then returns `rate_limited`. The API ends all other sessions of the user. The session of the request continues, and counts as authenticated by both factors.",
    security: anySession,
    "x-session-check": true,
    "x-rate-limit": guesses,
    request: { body: jsonBody(TotpConfirmation) },
    responses: { 204: emptyResponse("The authenticator is added.") },
    problems: ["invalid_credentials", "not_found", "conflict"],
  },

  removeTotp: {
    method: "delete",
    path: "/me/totp",
    summary: "Remove the TOTP authenticator",
    description:
      "Removes the TOTP authenticator of the signed-in user. If the account has no other second factor, the API also deletes the recovery codes. A proof by an authenticator that was added in the last 72 hours is not sufficient, unless an older one has confirmed it: the client adds a proof by an older one or by an older recovery code. It ends all other sessions of the user. A user whose role requires a second factor adds another one first.",
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": ownProof,
    "x-rate-limit": changes,
    request: { headers: z.object(Reauthentication) },
    responses: { 204: emptyResponse("The authenticator is removed.") },
    problems: ["authenticator_too_new", "not_found", "second_factor_required", "conflict"],
  },

  createRecoveryCodes: {
    method: "post",
    path: "/me/recovery-codes",
    summary: "Create recovery codes",
    description:
      "Creates ten recovery codes of 120 bits each, for a user who has lost the second factor. They replace the earlier codes. Each is valid once, instead of a TOTP code or a passkey. The API stores hashes only and does not return the codes again. It ends all other sessions of the user.",
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": ownProof,
    "x-rate-limit": changes,
    request: { headers: z.object(Reauthentication) },
    responses: { 201: jsonResponse("The new codes.", RecoveryCodes) },
    problems: ["authenticator_too_new", "second_factor_missing", "conflict"],
  },

  cancelFactorRecovery: {
    method: "delete",
    path: "/me/factor-recovery",
    summary: "Cancel the removal of a lost second factor",
    description:
      "Cancels the request to log in without the second factor (`reportLostFactor`). A user who has not made the request should also change the password. It returns 204 even if there is no request.",
    security: anySession,
    "x-session-check": true,
    "x-rate-limit": changes,
    responses: { 204: emptyResponse("The request is cancelled.") },
    problems: ["conflict"],
  },

  removePassword: {
    method: "delete",
    path: "/me/password",
    summary: "Remove the password of the user",
    description:
      "Removes the password of the signed-in user, who logs in with a passkey from then on. The API ends all other sessions of the user, and all links in earlier mails become invalid. An account without a passkey keeps its password. The user sets a password again with `changePassword` or `resetPassword`. The API publishes `user.password_changed` and notifies the user by mail.",
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": ownProof,
    "x-rate-limit": changes,
    request: { headers: z.object(Reauthentication) },
    responses: { 204: emptyResponse("The account has no password.") },
    problems: ["authenticator_too_new", "last_authenticator", "conflict"],
  },

  listMyDevices: {
    method: "get",
    path: "/me/devices",
    summary: "List the trusted devices of the user",
    description:
      "Returns the devices on which the signed-in user logs in without the second factor, the oldest first. A login makes a device trusted (`trustDevice` of `answerChallenge`) for `TRUSTED_DEVICE_DAYS`. An account has at most 100: the next one ends the trust in the oldest. The device gets a new device token then. The API publishes `trusted_device.added` and notifies the user by mail. A recovery and each change of a second factor end the trust. A session that starts without the second factor has the level `aal1`.",
    security: anySession,
    "x-session-check": true,
    responses: { 200: jsonResponse("The trusted devices.", TrustedDeviceList) },
  },

  removeMyDevice: {
    method: "delete",
    path: "/me/devices/{deviceId}",
    summary: "Remove a trusted device",
    description:
      "Ends the trust in a device of the signed-in user, and the sessions that started there without the second factor. The next login there requires the second factor. If the session of this request is one of them, it stays active until its next refresh, which requires the second factor. It returns 204 even if the device is not trusted.",
    security: anySession,
    "x-session-check": true,
    request: { params: z.object({ deviceId: DeviceId }) },
    responses: { 204: emptyResponse("The device is not trusted any more.") },
  },
});
