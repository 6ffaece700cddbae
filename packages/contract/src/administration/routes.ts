import * as z from "zod";
import { Role, requires } from "../roles.ts";
import {
  defineRoutes,
  emptyResponse,
  jsonBody,
  jsonResponse,
  versionedResponse,
} from "../route.ts";
import { UserId } from "../shared/ids.ts";
import { pageQuery } from "../shared/pages.ts";
import { IfMatch } from "../shared/request-headers.ts";
import { Email, Username } from "../users/fields.ts";
import { ProfileChange, User, UserStatus } from "../users/schemas.ts";
import { NewUser, RoleChange, Suspension, UserPage } from "./schemas.ts";

const byId = { params: z.object({ userId: UserId }) };

export const administrationRoutes = defineRoutes("administration", {
  listUsers: {
    method: "get",
    path: "/users",
    summary: "List accounts",
    description:
      "Newest first. With a filter a page may hold fewer items than `limit`, even none; the list is over when there is no `nextCursor`.",
    security: requires("agent", "users:read"),
    request: {
      query: z.strictObject({
        ...pageQuery(UserId),
        role: Role.optional(),
        status: UserStatus.optional(),
        email: Email.optional().meta({ description: "Exactly this email." }),
        username: Username.optional().meta({ description: "Exactly this username." }),
      }),
    },
    responses: { 200: jsonResponse("One page.", UserPage) },
  },

  getUser: {
    method: "get",
    path: "/users/{userId}",
    summary: "One account",
    description: "Any account, by its id.",
    security: requires("agent", "users:read"),
    request: byId,
    responses: { 200: versionedResponse("The account.", User) },
    problems: ["not_found"],
  },

  createUser: {
    method: "post",
    path: "/users",
    summary: "Invite a person",
    description:
      "Opens an account and mails an invitation, by which the person chooses the password: an administrator never does. The role must be below your own, a super_admin apart.",
    security: requires("master", "users:write"),
    "x-session-check": true,
    request: { body: jsonBody(NewUser) },
    responses: { 201: versionedResponse("The account.", User) },
    problems: ["email_taken", "username_taken"],
  },

  updateUser: {
    method: "patch",
    path: "/users/{userId}",
    summary: "Change a person's name or username",
    description: "With `If-Match` only if nobody changed the account since.",
    security: requires("master", "users:write"),
    "x-session-check": true,
    request: { ...byId, headers: z.object(IfMatch), body: jsonBody(ProfileChange) },
    responses: { 200: versionedResponse("The account as it is now.", User) },
    problems: ["not_found", "username_taken", "conflict", "precondition_failed"],
  },

  deleteUser: {
    method: "delete",
    path: "/users/{userId}",
    summary: "Delete an account",
    description: "As deleteMe does. The last super_admin can't be deleted.",
    security: requires("super_admin"),
    "x-session-check": true,
    request: byId,
    responses: { 204: emptyResponse("The account is gone.") },
    problems: ["not_found", "conflict", "last_super_admin"],
  },

  suspendUser: {
    method: "put",
    path: "/users/{userId}/suspension",
    summary: "Suspend a person",
    description: "Ends the person's sessions at once; API keys rest until they are reinstated.",
    security: requires("master"),
    "x-session-check": true,
    request: { ...byId, body: jsonBody(Suspension) },
    responses: { 200: versionedResponse("The suspended account.", User) },
    problems: ["not_found", "conflict", "last_super_admin"],
  },

  reinstateUser: {
    method: "delete",
    path: "/users/{userId}/suspension",
    summary: "End a suspension",
    description: "The person can log in again. Does nothing if there is no suspension.",
    security: requires("master"),
    "x-session-check": true,
    request: byId,
    responses: { 200: versionedResponse("The account.", User) },
    problems: ["not_found", "conflict"],
  },

  unlockUser: {
    method: "delete",
    path: "/users/{userId}/lockout",
    summary: "End a lockout",
    description: "Forgets the failed log-ins of an account, from everywhere.",
    security: requires("agent"),
    "x-session-check": true,
    request: byId,
    responses: { 204: emptyResponse("The person may try again.") },
    problems: ["not_found"],
  },

  endUserSessions: {
    method: "delete",
    path: "/users/{userId}/sessions",
    summary: "Log a person out everywhere",
    description: "Ends all sessions of the person at once.",
    security: requires("master"),
    "x-session-check": true,
    request: byId,
    responses: { 204: emptyResponse("The sessions are over.") },
    problems: ["not_found", "conflict"],
  },

  changeUserRole: {
    method: "put",
    path: "/users/{userId}/role",
    summary: "Change what a person may do",
    description:
      "Ends the person's sessions, so that the new role counts at the next log-in. The last super_admin has to stay one.",
    security: requires("super_admin"),
    "x-session-check": true,
    request: { ...byId, body: jsonBody(RoleChange) },
    responses: { 200: versionedResponse("The account with its new role.", User) },
    problems: ["not_found", "conflict", "last_super_admin"],
  },
});
