import * as z from "zod";
import { authenticate, requires } from "../roles.ts";
import { reply, route } from "../route.ts";
import { EventId, UserId } from "../shared/ids.ts";
import { pageQuery } from "../shared/pages.ts";
import { ActivityPage } from "./schemas.ts";

const tags = ["events"];

export const eventRoutes = {
  listMyActivity: route({
    operationId: "listMyActivity",
    method: "get",
    path: "/me/activity",
    summary: "What happened to your account",
    description: "Newest first. What happens shows up here a moment later.",
    tags,
    security: authenticate,
    request: { query: z.strictObject(pageQuery(EventId)) },
    responses: { 200: reply("One page.", ActivityPage) },
  }),

  listUserActivity: route({
    operationId: "listUserActivity",
    method: "get",
    path: "/users/{userId}/activity",
    summary: "What happened to an account",
    description: "Newest first. What happens shows up here a moment later.",
    tags,
    security: requires("master"),
    request: { params: z.object({ userId: UserId }), query: z.strictObject(pageQuery(EventId)) },
    responses: { 200: reply("One page.", ActivityPage) },
    problems: ["not_found"],
  }),
};
