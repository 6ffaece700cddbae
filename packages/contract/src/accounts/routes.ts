import * as z from "zod";
import { anySession } from "../roles.ts";
import {
  defineRoutes,
  emptyResponse,
  jsonBody,
  jsonResponse,
  type RateLimit,
  versionedResponse,
} from "../route.ts";
import { IfMatch } from "../shared/request-headers.ts";
import { ProfileChange, User } from "../users/schemas.ts";
import { Confirmation, EmailChange, PasswordChange, PersonalData } from "./schemas.ts";

const security = anySession;
/** For operations that check the password: an open session must not allow more guesses than logIn. */
const guesses: RateLimit[] = [{ limit: 10, window: 300, by: "user" }];

export const accountRoutes = defineRoutes("accounts", {
  getMe: {
    method: "get",
    path: "/me",
    summary: "Your own account",
    description: "The profile of the signed-in person.",
    security,
    responses: { 200: versionedResponse("The account.", User) },
  },

  updateMe: {
    method: "patch",
    path: "/me",
    summary: "Change your name or username",
    description: "With `If-Match` only if nobody changed the account since.",
    security,
    request: { headers: z.object(IfMatch), body: jsonBody(ProfileChange) },
    responses: { 200: versionedResponse("The account as it is now.", User) },
    problems: ["username_taken", "conflict", "precondition_failed"],
  },

  deleteMe: {
    method: "delete",
    path: "/me",
    summary: "Delete your account",
    description:
      "Ends everything at once and erases all that names the person; email and username are free again.",
    security,
    "x-session-check": true,
    "x-rate-limit": guesses,
    request: { body: jsonBody(Confirmation) },
    responses: { 204: emptyResponse("The account is gone.") },
    problems: ["invalid_credentials", "last_super_admin", "conflict"],
  },

  changePassword: {
    method: "put",
    path: "/me/password",
    summary: "Change your password",
    description: "Ends all other sessions unless asked not to, and pending reset links.",
    security,
    "x-session-check": true,
    "x-rate-limit": guesses,
    request: { body: jsonBody(PasswordChange) },
    responses: { 204: emptyResponse("The new password counts from now on.") },
    problems: ["invalid_credentials", "conflict"],
  },

  changeEmail: {
    method: "post",
    path: "/me/email",
    summary: "Change your email",
    description:
      "Mails a link to the new address and takes effect when that is followed; the old address is told. Says 202 also if the new address is taken.",
    security,
    "x-session-check": true,
    "x-rate-limit": guesses,
    request: { body: jsonBody(EmailChange) },
    responses: { 202: emptyResponse("The mail is on its way.") },
    problems: ["invalid_credentials"],
  },

  exportMe: {
    method: "get",
    path: "/me/export",
    summary: "All that is stored about you",
    description: "Everything that is stored about the person, as JSON, without secrets.",
    security,
    "x-session-check": true,
    responses: { 200: jsonResponse("The data.", PersonalData) },
  },
});
