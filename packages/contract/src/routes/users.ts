import * as z from "zod";
import { Role, requires } from "../roles.ts";
import { json, reply, route } from "../route.ts";
import { Email, PageQuery, UserId, Username } from "../schemas/common.ts";
import { User, UserPage, UserStatus } from "../schemas/user.ts";

const tags = ["users"];
const byId = { params: z.object({ userId: UserId }) };

export const userRoutes = {
  listUsers: route({
    operationId: "listUsers",
    method: "get",
    path: "/users",
    summary: "List accounts",
    description:
      "Newest first. With a filter a page may hold fewer items than `limit`, even none; the list is over when there is no `nextCursor`.",
    tags,
    security: requires("agent", "users:read"),
    request: {
      query: z.strictObject({
        ...PageQuery,
        role: Role.optional(),
        status: UserStatus.optional(),
        email: Email.optional().meta({ description: "Exactly this email." }),
        username: Username.optional().meta({ description: "Exactly this username." }),
      }),
    },
    responses: { 200: reply("One page.", UserPage) },
  }),

  getUser: route({
    operationId: "getUser",
    method: "get",
    path: "/users/{userId}",
    summary: "One account",
    description: "Any account, by its id.",
    tags,
    security: requires("agent", "users:read"),
    request: byId,
    responses: { 200: reply("The account.", User) },
    problems: ["not_found"],
  }),

  changeUserRole: route({
    operationId: "changeUserRole",
    method: "put",
    path: "/users/{userId}/role",
    summary: "Change what a person may do",
    description:
      "Ends the person's sessions, so that the new role counts at the next log-in. The last super_admin has to stay one.",
    tags,
    security: requires("super_admin"),
    request: {
      ...byId,
      body: json(z.strictObject({ role: Role }).meta({ id: "RoleChange" })),
    },
    responses: { 200: reply("The account with its new role.", User) },
    problems: ["not_found", "conflict", "last_super_admin"],
  }),
};
