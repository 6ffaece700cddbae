import { OpenAPIHono, type RouteConfig } from "@hono/zod-openapi";
import * as z from "zod";
import { contract } from "./contract.ts";
import { documentedResponses } from "./document-responses.ts";
import { domains } from "./domains.ts";
import { events } from "./events/catalogue.ts";
import type { Route } from "./route.ts";
import { headers } from "./shared/response-headers.ts";

const description = `Accounts, sessions, roles and API keys you own.

Errors are \`application/problem+json\` (RFC 9457); branch on \`code\`. Times are ISO 8601 in UTC, ids are TypeIDs. A
\`bearerAuth\` requirement names the least role that may call an operation (\`only:agent\` would mean exactly that role).`;

/** The OpenAPI 3.1 document. It needs no server: the contract alone is enough. */
export function buildDocument(version: string) {
  const { openAPIRegistry: registry, getOpenAPI31Document } = new OpenAPIHono();
  registry.registerComponent("securitySchemes", "bearerAuth", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "The access token of signUp, logIn or refreshSession.",
  });
  registry.registerComponent("securitySchemes", "apiKeyAuth", {
    type: "apiKey",
    in: "header",
    name: "X-API-Key",
    description: "An API key that has the scope named here; its owner's role is its ceiling.",
  });
  for (const [name, described] of Object.entries(headers)) {
    registry.registerComponent("headers", name, described as never);
  }
  for (const route of Object.values<Route>(contract)) registry.registerPath(operationOf(route));
  for (const [type, schema] of Object.entries(events)) {
    registry.registerWebhook(webhookOf(type, schema));
  }

  return getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Latch",
      version,
      description,
      license: { name: "MIT", url: "https://opensource.org/license/mit" },
    },
    servers: [{ url: "/", description: "The origin that serves this document" }],
    security: [],
    tags: Object.entries(domains).map(([name, description]) => ({ name, description })),
  });
}

/** A route as OpenAPI describes it: what is not listed here is for the API alone. */
const operationOf = (route: Route): RouteConfig => ({
  operationId: route.operationId,
  method: route.method,
  path: route.path,
  summary: route.summary,
  description: route.description,
  tags: [route.domain],
  security: route.security,
  "x-session-check": route["x-session-check"],
  "x-rate-limit": route["x-rate-limit"],
  "x-plan": route["x-plan"],
  request: requestOf(route),
  responses: documentedResponses(route),
});

function requestOf({ request, rawBody }: Route): RouteConfig["request"] {
  if (!request?.body || !rawBody) return request;
  const description = `Taken byte by byte, as it was signed; at most ${rawBody.maxBytes} of them.`;
  return { ...request, body: { description, ...request.body } };
}

/** The headers of Standard Webhooks, by which a receiver knows who speaks and whether it is new. */
const webhookHeaders = z.object({
  "webhook-id": z.string().meta({
    description: "The id of the event; the same at each attempt.",
    example: "evt_01jd7p3t1kf4fvz0e8m2q5c9ax",
  }),
  "webhook-timestamp": z.string().meta({
    description: "Seconds since 1970 of this attempt. Refuse what is older than five minutes.",
    example: "1795255200",
  }),
  "webhook-signature": z.string().meta({
    description:
      "`v1,` and the base64 HMAC-SHA-256 of id, timestamp and body with dots between, by the endpoint's secret. Two of them, with a space between, for a day after the secret was rotated: one has to match.",
    example: "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
  }),
});

/** The JSON format of CloudEvents 1.0, structured mode. */
const cloudEvent = (schema: z.ZodType) => ({
  required: true,
  content: { "application/cloudevents+json": { schema } },
});

function webhookOf(type: string, schema: z.ZodType) {
  const description = schema.meta()?.description ?? "";
  return {
    method: "post" as const,
    path: type,
    operationId: `on${schema.meta()?.id?.replace(/Event$/, "")}`,
    summary: type,
    description,
    tags: ["events"],
    security: [],
    request: { headers: webhookHeaders, body: cloudEvent(schema) },
    responses: {
      "2XX": { description: "Received. Anything else, or silence, and it is sent again." },
    },
  };
}
