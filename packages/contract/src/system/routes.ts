import * as z from "zod";
import { noAuthentication } from "../roles.ts";
import { defineRoutes, jsonResponse } from "../route.ts";
import { Health, Metrics, Readiness } from "./schemas.ts";

export const systemRoutes = defineRoutes("system", {
  getHealth: {
    method: "get",
    path: "/health",
    summary: "Is the process alive?",
    description: "Touches nothing but the process itself.",
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    responses: { 200: jsonResponse("It is.", Health) },
  },

  getReadiness: {
    method: "get",
    path: "/health/ready",
    summary: "Can it do its work?",
    description: "Asks each dependency and names what it found.",
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    responses: {
      200: jsonResponse("Everything it needs answers.", Readiness),
      503: jsonResponse("Something it needs does not answer.", Readiness),
    },
  },

  getMetrics: {
    method: "get",
    path: "/metrics",
    summary: "What is measured, for Prometheus",
    description:
      "In Prometheus' text format 0.0.4; nothing in it names a person. Where the installation has set a key for it, that key is wanted as a bearer token; where it shows no metrics, the answer is 404.",
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    responses: {
      200: {
        description: "The metrics of this process.",
        content: { "text/plain": { schema: Metrics } },
      },
    },
    problems: ["unauthenticated", "not_found"],
  },

  getOpenApi: {
    method: "get",
    path: "/openapi.json",
    summary: "This document",
    description: "The OpenAPI 3.1 document that clients are generated from.",
    security: noAuthentication,
    standalone: true,
    apiKeyExempt: true,
    responses: {
      200: jsonResponse(
        "The document.",
        z.looseObject({ openapi: z.string().meta({ example: "3.1.0" }) }).meta({ id: "OpenApi" }),
      ),
    },
  },
});
