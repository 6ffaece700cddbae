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
import { AuthenticatorId } from "../shared/ids.ts";
import { Reauthentication } from "../shared/request-headers.ts";
import { NewPasskey, PasskeyChange, PasskeyRegistration } from "./passkey-schemas.ts";
import { Authenticator, AuthenticatorList } from "./schemas.ts";

/** A token of `reauthenticate` for this operation, at the highest level of the account. */
const ownProof: RecentAuthentication = { within: 600, singleUse: true };
const changes: RateLimit[] = [{ limit: 30, window: 3600, by: "user" }];
const named = { params: z.object({ id: AuthenticatorId }) };

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
      "Adds a passkey that the browser has created with the options of `startPasskey`. The passkey is another way to log in, and a second factor beside the password. The API ends all other sessions of the user. A user can have at most 20 passkeys.",
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
      "Removes a passkey. The API ends all other sessions of the user. The last passkey of an account without a password cannot be removed.",
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": ownProof,
    "x-rate-limit": changes,
    request: { ...named, headers: z.object(Reauthentication) },
    responses: { 204: emptyResponse("The passkey is removed.") },
    problems: ["not_found", "last_authenticator", "conflict"],
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
    problems: ["last_authenticator", "conflict"],
  },
});
