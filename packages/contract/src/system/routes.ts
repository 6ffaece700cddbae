import * as z from "zod";
import { noAuthentication } from "../roles.ts";
import { defineRoutes, jsonResponse } from "../route.ts";
import { Health, Metrics, Readiness } from "./schemas.ts";

export const systemRoutes = defineRoutes("system", {
  getHealth: {
    method: "get",
    path: "/health",
    summary: "Check liveness",
    description: "Returns 200 if the process is running. It checks no dependency.",
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    responses: { 200: jsonResponse("The process is running.", Health) },
  },

  getReadiness: {
    method: "get",
    path: "/health/ready",
    summary: "Check readiness",
    description:
      "Checks each dependency of the API, such as the database, and returns its status and latency. A dependency that does not respond within 2 seconds is unavailable: the API then responds with the problem `unavailable`, whose `dependencies` name it.",
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    responses: { 200: jsonResponse("All dependencies are available.", Readiness) },
    problems: ["unavailable"],
  },

  getMetrics: {
    method: "get",
    path: "/metrics",
    summary: "Get the metrics",
    description:
      "Returns the metrics of the process in the text format 0.0.4 of Prometheus. They contain no personal data. If the installation has configured a key for the metrics, the client must send it as a bearer token. If metrics are disabled, the API returns `not_found`.",
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    responses: {
      200: {
        description: "The metrics of the process.",
        content: { "text/plain": { schema: Metrics } },
      },
    },
    problems: ["unauthenticated", "not_found"],
  },

  getOpenApi: {
    method: "get",
    path: "/openapi.json",
    summary: "Get the OpenAPI document",
    description: "Returns this OpenAPI 3.1 document. Clients can be generated from it.",
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    responses: {
      200: jsonResponse(
        "The OpenAPI document.",
        z
          .looseObject({
            openapi: z
              .string()
              .meta({ description: "The version of the OpenAPI Specification.", example: "3.1.0" }),
          })
          .meta({ id: "OpenApi", description: "An OpenAPI document." }),
      ),
    },
  },
});
