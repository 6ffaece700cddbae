import * as z from "zod";
import { ActivityPage } from "../events/schemas.ts";
import { authenticate } from "../roles.ts";
import { json, nothing, reply, route, versioned } from "../route.ts";
import { SessionList } from "../sessions/schemas.ts";
import { EventId, IfMatch, pageQuery, SessionId } from "../shared/fields.ts";
import {
  Confirmation,
  EmailChange,
  PasswordChange,
  PersonalData,
  ProfileChange,
  User,
} from "../users/schemas.ts";

const tags = ["me"];
const security = authenticate;
/** Guessing a password through an open session is as limited as at the door. */
const guesses = [{ limit: 10, window: 300, by: "user" as const }];

export const meRoutes = {
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

  listMySessions: route({
    operationId: "listMySessions",
    method: "get",
    path: "/me/sessions",
    summary: "Where you are logged in",
    description: "One session for each device, newest first.",
    tags,
    security,
    responses: { 200: reply("The sessions.", SessionList) },
  }),

  endMyOtherSessions: route({
    operationId: "endMyOtherSessions",
    method: "delete",
    path: "/me/sessions",
    summary: "Log out everywhere else",
    description: "Ends all sessions but the one that asks.",
    tags,
    security,
    "x-session-check": true,
    responses: { 204: nothing("The other sessions are over.") },
    problems: ["conflict"],
  }),

  endMySession: route({
    operationId: "endMySession",
    method: "delete",
    path: "/me/sessions/{sessionId}",
    summary: "Log out one device",
    description: "Ends one of your sessions. Says 204 also if it was over already.",
    tags,
    security,
    "x-session-check": true,
    request: { params: z.object({ sessionId: SessionId }) },
    responses: { 204: nothing("The session is over.") },
  }),

  listMyActivity: route({
    operationId: "listMyActivity",
    method: "get",
    path: "/me/activity",
    summary: "What happened to your account",
    description: "Newest first. What happens shows up here a moment later.",
    tags,
    security,
    request: { query: z.strictObject(pageQuery(EventId)) },
    responses: { 200: reply("One page.", ActivityPage) },
  }),
};
