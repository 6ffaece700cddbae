import * as z from "zod";
import { anySession } from "../roles.ts";
import {
  conditionalResponses,
  defineRoutes,
  emptyResponse,
  jsonBody,
  jsonResponse,
  optionalJsonBody,
  type RateLimit,
  type RecentAuthentication,
  tenMinutes,
  versionedResponse,
} from "../route.ts";
import { Preconditions, Reauthentication } from "../shared/request-headers.ts";
import { ProfileChange, User } from "../users/schemas.ts";
import {
  Confirmation,
  EmailChange,
  ExportCursor,
  PasswordChange,
  PersonalData,
} from "./schemas.ts";

const security = anySession;
/** For operations that check the password: an active session must not allow more attempts than `logIn`. */
const guesses: RateLimit[] = [{ limit: 10, window: 300, by: "user" }];

/** A token of `reauthenticate`, or the password of an account without a second factor. */
const tokenOrPassword: RecentAuthentication = {
  within: 600,
  singleUse: true,
  acceptsPassword: true,
};

export const accountRoutes = defineRoutes("accounts", {
  getMe: {
    method: "get",
    path: "/me",
    summary: "Get the account of the user",
    description: "Returns the account of the signed-in user.",
    security,
    request: { headers: z.object(Preconditions) },
    responses: conditionalResponses("The account of the user.", User),
    problems: ["precondition_failed"],
  },

  updateMe: {
    method: "patch",
    path: "/me",
    summary: "Update the profile of the user",
    description:
      "Changes the name, the username or the language of the signed-in user. With `If-Match`, the API makes the change only if the account still has that version. The API publishes `user.updated`, and notifies the user of a changed username by mail.",
    security,
    "x-session-check": true,
    "x-rate-limit": [{ limit: 60, window: 3600, by: "user" }],
    request: { headers: z.object(Preconditions), body: jsonBody(ProfileChange) },
    responses: { 200: versionedResponse("The account after the change.", User) },
    problems: ["username_taken", "conflict", "precondition_failed"],
  },

  deleteMe: {
    method: "delete",
    path: "/me",
    summary: "Delete the account of the user",
    description:
      "Deletes the account of the signed-in user. A wrong password counts as a failed login. The API ends all sessions, revokes all API keys, deletes the tasks and the customer at the payment provider, and removes the personal data from the activity log. Other accounts can then use the email address and the username. The API publishes `user.deleted` and confirms the deletion by mail. With `If-Match`, the API deletes the account only if it still has that version. The last active super_admin cannot be deleted.",
    security,
    "x-session-check": true,
    "x-recent-authentication": tokenOrPassword,
    "x-rate-limit": guesses,
    request: {
      headers: z.object({ ...Preconditions, ...Reauthentication }),
      body: optionalJsonBody(Confirmation),
    },
    responses: { 204: emptyResponse("The account is deleted.") },
    problems: [
      "authenticator_too_new",
      "invalid_credentials",
      "last_super_admin",
      "conflict",
      "precondition_failed",
    ],
  },

  changePassword: {
    method: "put",
    path: "/me/password",
    summary: "Change the password of the user",
    description:
      "Changes the password of the signed-in user. By default, it ends all other sessions of the user. All links in earlier mails become invalid. A wrong password counts as a failed login. The API publishes `user.password_changed` and notifies the user by mail. With `If-Match`, the API makes the change only if the account still has that version.",
    security,
    "x-session-check": true,
    "x-recent-authentication": tokenOrPassword,
    "x-rate-limit": guesses,
    request: {
      headers: z.object({ ...Preconditions, ...Reauthentication }),
      body: jsonBody(PasswordChange),
    },
    responses: { 204: emptyResponse("The new password is set.") },
    problems: ["invalid_credentials", "conflict", "precondition_failed"],
  },

  changeEmail: {
    method: "post",
    path: "/me/email",
    summary: "Change the email address of the user",
    description:
      "Requests a change of the email address of the signed-in user. The API sends a link to the new email address and notifies the current one. The link expires after 24 hours. The email address changes when `verifyEmail` receives the token of the link. A new request replaces the previous one, whose link becomes invalid. The change also invalidates all links in mails to the former email address. If another account already has the new email address, or had it in the last 72 hours, the API returns the same response, but sends no mail.\n\nThe API accepts at most 10 requests of a user in an hour. In an hour, it sends at most 3 mails for a user to one email address, and at most 5 for all users to one email address. An email address can change at most 3 times in 72 hours. Beyond these limits it returns `rate_limited` with `Retry-After`. The API publishes `user.email_change_requested`. A wrong password counts as a failed login. With `If-Match`, the API accepts the request only if the account still has that version.",
    security,
    "x-session-check": true,
    "x-recent-authentication": tokenOrPassword,
    "x-rate-limit": guesses,
    request: {
      headers: z.object({ ...Preconditions, ...Reauthentication }),
      body: jsonBody(EmailChange),
    },
    responses: {
      202: emptyResponse("The API has accepted the request."),
    },
    problems: ["authenticator_too_new", "invalid_credentials", "conflict", "precondition_failed"],
  },

  exportMe: {
    method: "get",
    path: "/me/export",
    summary: "Export the data of the user",
    description:
      "Returns all data that the API stores about the signed-in user, except passwords, tokens and the secrets of API keys. A large export has several pages. `nextCursor` of a page is the `cursor` of the next one, and the last page has none. Each page contains the account; the first one contains the API keys and the billing data. The lists of sessions, activity and tasks continue from page to page.",
    security,
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    request: { query: z.strictObject({ cursor: ExportCursor.optional() }) },
    responses: { 200: jsonResponse("A page of the data of the user.", PersonalData) },
  },
});
