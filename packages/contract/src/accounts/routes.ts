import * as z from "zod";
import { authenticate } from "../roles.ts";
import { json, nothing, reply, route, versioned } from "../route.ts";
import { IfMatch } from "../shared/request-headers.ts";
import { ProfileChange, User } from "../users/schemas.ts";
import { Confirmation, EmailChange, PasswordChange, PersonalData } from "./schemas.ts";

const tags = ["accounts"];
const security = authenticate;
/** Guessing a password through an open session is as limited as at the door. */
const guesses = [{ limit: 10, window: 300, by: "user" as const }];

export const accountRoutes = {
  getMe: route({
    operationId: "getMe",
    method: "get",
    path: "/me",
    summary: "Your own account",
    description: "The profile of the signed-in person.",
    tags,
    security,
    responses: { 200: versioned("The account.", User) },
  }),

  updateMe: route({
    operationId: "updateMe",
    method: "patch",
    path: "/me",
    summary: "Change your name or username",
    description: "With `If-Match` only if nobody changed the account since.",
    tags,
    security,
    request: { headers: z.object(IfMatch), body: json(ProfileChange) },
    responses: { 200: versioned("The account as it is now.", User) },
    problems: ["username_taken", "conflict", "precondition_failed"],
  }),

  deleteMe: route({
    operationId: "deleteMe",
    method: "delete",
    path: "/me",
    summary: "Delete your account",
    description:
      "Ends everything at once and erases all that names the person; email and username are free again.",
    tags,
    security,
    "x-session-check": true,
    "x-rate-limit": guesses,
    request: { body: json(Confirmation) },
    responses: { 204: nothing("The account is gone.") },
    problems: ["invalid_credentials", "last_super_admin", "conflict"],
  }),

  changePassword: route({
    operationId: "changePassword",
    method: "put",
    path: "/me/password",
    summary: "Change your password",
    description: "Ends all other sessions unless asked not to, and pending reset links.",
    tags,
    security,
    "x-session-check": true,
    "x-rate-limit": guesses,
    request: { body: json(PasswordChange) },
    responses: { 204: nothing("The new password counts from now on.") },
    problems: ["invalid_credentials", "conflict"],
  }),

  changeEmail: route({
    operationId: "changeEmail",
    method: "post",
    path: "/me/email",
    summary: "Change your email",
    description:
      "Mails a link to the new address and takes effect when that is followed; the old address is told. Says 202 also if the new address is taken.",
    tags,
    security,
    "x-session-check": true,
    "x-rate-limit": guesses,
    request: { body: json(EmailChange) },
    responses: { 202: nothing("The mail is on its way.") },
    problems: ["invalid_credentials"],
  }),

  exportMe: route({
    operationId: "exportMe",
    method: "get",
    path: "/me/export",
    summary: "All that is stored about you",
    description: "Everything that is stored about the person, as JSON, without secrets.",
    tags,
    security,
    "x-session-check": true,
    responses: { 200: reply("The data.", PersonalData) },
  }),
};
