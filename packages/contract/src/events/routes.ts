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
    summary: "List the activity of the user",
    description:
      "Returns the activity log of the signed-in user, the newest event first. An event appears in the log after a short delay, usually less than a second.",
    security: anySession,
    request: { query: z.strictObject(pageQuery(EventId)) },
    responses: { 200: jsonResponse("A page of activities.", ActivityPage) },
  },

  listUserActivity: {
    method: "get",
    path: "/users/{userId}/activity",
    summary: "List the activity of a user",
    description:
      "Returns the activity log of a user, the newest event first. An event appears in the log after a short delay, usually less than a second.",
    security: requires("master"),
    "x-session-check": true,
    request: { params: z.object({ userId: UserId }), query: z.strictObject(pageQuery(EventId)) },
    responses: { 200: jsonResponse("A page of activities.", ActivityPage) },
    problems: ["not_found"],
  },
});
