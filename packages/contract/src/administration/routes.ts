import * as z from "zod";
import { AuthenticatorList } from "../authenticators/schemas.ts";
import { Role, requires } from "../roles.ts";
import {
  conditionalResponses,
  defineRoutes,
  emptyResponse,
  jsonBody,
  jsonResponse,
  type RateLimit,
  tenMinutes,
  versionedResponse,
} from "../route.ts";
import { UserId } from "../shared/ids.ts";
import { pageQuery } from "../shared/pages.ts";
import { Preconditions } from "../shared/request-headers.ts";
import { GivenEmail, Username } from "../users/fields.ts";
import { ProfileChange, User, UserStatus } from "../users/schemas.ts";
import {
  AuthenticatorReset,
  NewUser,
  RoleChange,
  Suspension,
  UserEmail,
  UserPage,
} from "./schemas.ts";

const byId = { params: z.object({ userId: UserId }) };
const perCaller: RateLimit = { limit: 30, window: 60, by: "user" };
/** For changes that the API reports to the user by mail. */
const mailed: RateLimit[] = [{ limit: 10, window: 3600, by: "target" }, perCaller];

export const administrationRoutes = defineRoutes("administration", {
  listUsers: {
    method: "get",
    path: "/users",
    summary: "List the users",
    description:
      "Returns users, the newest first. A new account appears in the list after a short delay. With several filters, a user must match all of them. With a filter, a page can have fewer items than `limit`, or no items, although more pages follow.",
    security: requires("agent", "users:read"),
    "x-session-check": true,
    request: {
      query: z.strictObject({
        ...pageQuery(UserId),
        role: Role.optional().meta({ description: "Only users with exactly this role." }),
        status: UserStatus.optional().meta({ description: "Only users with this status." }),
        email: GivenEmail.optional().meta({
          description: "Only the user with this email address.",
        }),
        username: Username.optional().meta({ description: "Only the user with this username." }),
      }),
    },
    responses: { 200: jsonResponse("A page of users.", UserPage) },
  },

  getUser: {
    method: "get",
    path: "/users/{userId}",
    summary: "Get a user",
    description: "Returns the account of a user.",
    security: requires("agent", "users:read"),
    "x-session-check": true,
    request: { ...byId, headers: z.object(Preconditions) },
    responses: conditionalResponses("The account of the user.", User),
    problems: ["not_found", "precondition_failed"],
  },

  createUser: {
    method: "post",
    path: "/users",
    summary: "Invite a user",
    description:
      "Creates an account without a password and sends an invitation to its email address. The user sets the password with the link in the mail (`resetPassword`). The link expires after 24 hours. `forgotPassword` sends a new one. The API sends at most 5 invitations of all administrators to one email address in an hour. Beyond it, it returns `rate_limited` with `Retry-After`. The new role must be lower than the role of the caller, unless the caller is a super_admin. An API key can grant only the role `user`, whatever the role of its owner. The API publishes `user.created`.",
    security: requires("master", "users:write"),
    "x-session-check": true,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "user" }],
    request: { body: jsonBody(NewUser) },
    responses: { 201: versionedResponse("The new account.", User) },
    problems: ["email_taken", "username_taken", "reauthentication_required"],
  },

  updateUser: {
    method: "patch",
    path: "/users/{userId}",
    summary: "Update the profile of a user",
    description:
      "Changes the name, the username or the language of a user. The caller must have a higher role than the user. With `If-Match`, the API makes the change only if the account still has that version. The API publishes `user.updated`.",
    security: requires("master", "users:write"),
    "x-session-check": true,
    "x-rate-limit": mailed,
    request: { ...byId, headers: z.object(Preconditions), body: jsonBody(ProfileChange) },
    responses: { 200: versionedResponse("The account after the change.", User) },
    problems: ["not_found", "username_taken", "conflict", "precondition_failed"],
  },

  deleteUser: {
    method: "delete",
    path: "/users/{userId}",
    summary: "Delete a user",
    description:
      "Deletes the account of a user with the same effects as `deleteMe`. The caller must have a higher role than the user, so a super_admin must get another role (`changeUserRole`) before the deletion. The API publishes `user.deleted` and notifies the user by mail. With `If-Match`, the API deletes the account only if it still has that version.",
    security: requires("super_admin"),
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": [perCaller],
    request: { ...byId, headers: z.object(Preconditions) },
    responses: { 204: emptyResponse("The account is deleted.") },
    problems: ["not_found", "conflict", "precondition_failed"],
  },

  suspendUser: {
    method: "put",
    path: "/users/{userId}/suspension",
    summary: "Suspend a user",
    description:
      "Suspends a user. `reinstateUser` ends the suspension. The API ends all sessions of the user, and rejects logins and the API keys of the user. The caller must have a higher role than the user, or the role `super_admin`. The API publishes `user.suspended` and notifies the user by mail. The last active super_admin cannot be suspended. With `If-Match`, the API makes the change only if the account still has that version.",
    security: requires("master"),
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": mailed,
    request: { ...byId, headers: z.object(Preconditions), body: jsonBody(Suspension) },
    responses: { 200: versionedResponse("The suspended account.", User) },
    problems: ["not_found", "conflict", "last_super_admin", "precondition_failed"],
  },

  reinstateUser: {
    method: "delete",
    path: "/users/{userId}/suspension",
    summary: "Reinstate a user",
    description:
      "Ends the suspension of a user. The user can log in again, and the API accepts the API keys of the user again. The caller must have a higher role than the user, or the role `super_admin`. If the user is not suspended, the request has no effect. The API publishes `user.reinstated`. With `If-Match`, the API makes the change only if the account still has that version.",
    security: requires("master"),
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    request: { ...byId, headers: z.object(Preconditions) },
    responses: { 200: versionedResponse("The account after the change.", User) },
    problems: ["not_found", "conflict", "precondition_failed"],
  },

  unlockUser: {
    method: "delete",
    path: "/users/{userId}/lockout",
    summary: "Unlock a user",
    description:
      "Ends the lockout that too many failed logins to an account have caused. The API deletes the records of the failed logins from all devices and networks, so the user can try to log in again. The caller must have a higher role than the user. An account can be unlocked 5 times a day. Beyond it, the API returns `rate_limited`, and the user resets the password by mail.",
    security: requires("agent"),
    "x-session-check": true,
    "x-rate-limit": [perCaller],
    request: byId,
    responses: { 204: emptyResponse("The lockout has ended.") },
    problems: ["not_found"],
  },

  listUserAuthenticators: {
    method: "get",
    path: "/users/{userId}/authenticators",
    summary: "List the authenticators of a user",
    description:
      "Returns the passkeys, the TOTP authenticator and the recovery codes of a user, the oldest first, without their secrets. The caller must have a higher role than the user.",
    security: requires("master"),
    "x-session-check": true,
    request: byId,
    responses: { 200: jsonResponse("The authenticators.", AuthenticatorList) },
    problems: ["not_found"],
  },

  resetUserAuthenticators: {
    method: "delete",
    path: "/users/{userId}/authenticators",
    summary: "Remove the authenticators of a user",
    description:
      "Removes the passkeys, the TOTP authenticator and the recovery codes of a user who has lost them. It is a recovery: the API ends all sessions, API keys and links of the user. The next login requires the password and a code from the mailbox. A password that a mailed link has set counts 72 hours later: a mailbox alone is not sufficient. The caller must have a higher role than the user and have authenticated with a second factor (`aal2`) in the last 10 minutes. An administrator can do this 10 times a day. The factors of a super_admin are removed by the command `latch users reset-factors`. With `If-Match`, the API removes them only if the account still has that version.",
    security: requires("master"),
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": [perCaller],
    request: { ...byId, headers: z.object(Preconditions), body: jsonBody(AuthenticatorReset) },
    responses: { 204: emptyResponse("The authenticators are removed.") },
    problems: ["not_found", "conflict", "precondition_failed"],
  },

  setUserEmail: {
    method: "put",
    path: "/users/{userId}/email",
    summary: "Set the email address of a user who has none",
    description:
      "Gives an email address to an account that has none, after `resetUserAuthenticators`. Without it, such a user cannot prove a mailbox, and so cannot log in. The user proves the address at the next login, which requires the password and a mailed code; a user who does not know the password requests a reset (`forgotPassword`). The response contains no secret. The caller must have a higher role than the user and have authenticated with a second factor (`aal2`) in the last 10 minutes. An administrator can do this 10 times a day. The command `latch users set-email` does the same for a super_admin. The API publishes `user.updated` and notifies the user by mail. With `If-Match`, the API makes the change only if the account still has that version.",
    security: requires("super_admin"),
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": [perCaller],
    request: { ...byId, headers: z.object(Preconditions), body: jsonBody(UserEmail) },
    responses: { 200: versionedResponse("The account after the change.", User) },
    problems: ["not_found", "email_not_settable", "email_taken", "conflict", "precondition_failed"],
  },

  endUserSessions: {
    method: "delete",
    path: "/users/{userId}/sessions",
    summary: "End all sessions of a user",
    description:
      "Ends all sessions of a user. The caller must have a higher role than the user, or the role `super_admin`. The API publishes `session.ended` for each session. With `If-Match`, the API ends them only if the account still has that version.",
    security: requires("master"),
    "x-session-check": true,
    request: { ...byId, headers: z.object(Preconditions) },
    responses: { 204: emptyResponse("The sessions have ended.") },
    problems: ["not_found", "conflict", "precondition_failed"],
  },

  changeUserRole: {
    method: "put",
    path: "/users/{userId}/role",
    summary: "Change the role of a user",
    description:
      "Changes the role of a user and ends all sessions of the user. The new role applies from the next login. If the installation requires a second factor for the role (`SECOND_FACTOR_ROLES`), the role takes effect at once only if the email address of the user is verified and the user has a second factor that suffices by itself. Otherwise `pendingRole` of the account contains the new role, and the sessions stay active. The next login of the user then requires the password, a mailed code and a second factor, which the user can add during this login, and gives the role. The API publishes `user.role_change_pending` and notifies the user by mail. If the user already has the role, the request has no effect. The API publishes `user.role_changed`. The last active super_admin cannot get another role. With `If-Match`, the API makes the change only if the account still has that version.",
    security: requires("super_admin"),
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": mailed,
    request: { ...byId, headers: z.object(Preconditions), body: jsonBody(RoleChange) },
    responses: { 200: versionedResponse("The account after the change.", User) },
    problems: ["not_found", "conflict", "last_super_admin", "precondition_failed"],
  },
});
