import * as z from "zod";
import { anySession, requires } from "../roles.ts";
import { defineRoutes, jsonResponse } from "../route.ts";
import { EventId, UserId } from "../shared/ids.ts";
import { pageQuery } from "../shared/pages.ts";
import { ActivityPage } from "./schemas.ts";

export const eventRoutes = defineRoutes("events", {
  listMyActivity: {
    method: "get",
    path: "/me/activity",
    summary: "What happened to your account",
    description: "Newest first. What happens shows up here a moment later.",
    security: anySession,
    request: { query: z.strictObject(pageQuery(EventId)) },
    responses: { 200: jsonResponse("One page.", ActivityPage) },
  },

  listUserActivity: {
    method: "get",
    path: "/users/{userId}/activity",
    summary: "What happened to an account",
    description: "Newest first. What happens shows up here a moment later.",
    security: requires("master"),
    request: { params: z.object({ userId: UserId }), query: z.strictObject(pageQuery(EventId)) },
    responses: { 200: jsonResponse("One page.", ActivityPage) },
    problems: ["not_found"],
  },
});
