import { OpenAPIHono, type RouteConfig } from "@hono/zod-openapi";
import * as z from "zod";
import { contract } from "./contract.ts";
import { describeAccess } from "./document-access.ts";
import { addResponseExamples } from "./document-examples.ts";
import { documentedResponses, problemCodesOf } from "./document-responses.ts";
import { domains } from "./domains.ts";
import { events } from "./events/catalogue.ts";
import { acceptedRoles, acceptsForwardingKey } from "./roles.ts";
import type { Route } from "./route.ts";
import { forwardedClientHeaders } from "./shared/request-headers.ts";
import { headers } from "./shared/response-headers.ts";

const description = `The API of Latch: accounts, sessions, roles, API keys, tasks, billing and webhooks.

**Authentication.** Send an access token as \`Authorization: Bearer <token>\`, or an API key as \`X-API-Key\`. \`signUp\`,
\`logIn\` and \`refreshSession\` return access tokens. Each operation lists the credentials that it accepts. An access
token stays valid until it expires (15 minutes by default), even after its session has ended. Operations with the
sentence "The API rejects the access token of a session that has ended." also check the session. An installation can
require an API key for every request. Health checks, metrics, this document, the JSON Web Key Set, the issuer metadata
and the Stripe webhook never need one.

**Errors.** The API returns errors as \`application/problem+json\` (RFC 9457). The \`code\` of a problem is stable:
use it to handle the error in the client.

**Lists.** A page has at most \`limit\` items, the newest first. To get the next page, send \`nextCursor\` of the page as
\`cursor\`. The last page has no \`nextCursor\`. If a request has a filter, a page can have fewer items than \`limit\`, or
no items, although more pages follow.

**Concurrent changes.** The API returns the version of an account or a task as \`ETag\`. Send it as \`If-Match\` with a
change: the API returns \`precondition_failed\` if another request has changed the resource since.

**Rate limits.** Operations with a rate limit return \`RateLimit-Policy\` and \`RateLimit\`. If a client exceeds the limit,
the API returns \`rate_limited\` with \`Retry-After\`. IPv6 clients are counted per /64 network.

**Back ends.** A back end that calls the API for its own clients sends an API key with the scope \`client:forward\`, and the
address of the client in \`X-Client-Address\`, beside the credentials of the client. Each operation then limits and records
the request by this address. A key can send 100 such requests per second to each operation with a rate limit.

**Formats.** Times are ISO 8601 in UTC. Ids are TypeIDs: a prefix and 26 characters, sortable by the time of creation.

**Recent authentication.** Some operations require that the user authenticated recently (step-up, RFC 9470). Otherwise
the API returns \`reauthentication_required\`: ask the user for the password or another proof, send it to
\`reauthenticate\`, and repeat the request. If the account has a second factor, the authentication must include it: the
session of a trusted device began without one, and \`WWW-Authenticate\` then contains \`acr_values="aal2"\`. If it has a password
or a passkey only, the authentication must include that: a login by a mailed code is not sufficient. An operation that "requires a token of \`reauthenticate\`" needs that token in
the header \`X-Reauthentication\`. The token is valid once, for one operation.

**Roles.** A \`bearerAuth\` requirement contains the lowest role that can call the operation, and \`x-roles\`
contains all roles that can.`;

export { problemCodesOf };

/** Builds the OpenAPI 3.1 document from the contract alone, without a server. */
export function buildDocument(version: string) {
  const { openAPIRegistry: registry, getOpenAPI31Document } = new OpenAPIHono();
  registry.registerComponent("securitySchemes", "bearerAuth", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "An access token from `signUp`, `logIn` or `refreshSession`.",
  });
  registry.registerComponent("securitySchemes", "apiKeyAuth", {
    type: "apiKey",
    in: "header",
    name: "X-API-Key",
    description:
      "An API key from `createApiKey`. It needs the scope that the operation lists, and never has more permissions than the role of its owner.",
  });
  for (const [name, described] of Object.entries(headers)) {
    registry.registerComponent("headers", name, described as never);
  }
  const forwardedClient = Object.fromEntries(
    Object.entries(forwardedClientHeaders).map(([name, described]) => {
      const schema = z
        .string()
        .meta({ examples: described.examples })
        .optional()
        .openapi({ description: described.description, param: { name, in: "header" } });
      return [name, registry.registerParameter(componentNameOf(name), schema)];
    }),
  );
  for (const route of Object.values<Route>(contract)) {
    registry.registerPath(operationOf(route, forwardedClient));
  }
  for (const [type, schema] of Object.entries(events)) {
    registry.registerWebhook(webhookOf(type, schema));
  }

  const document = getOpenAPI31Document({
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
  return addResponseExamples(document);
}

/** Converts a route to an operation of OpenAPI. Fields that are not listed here are for the API alone. */
const operationOf = (route: Route, forwardedClient: z.ZodRawShape): RouteConfig => ({
  operationId: route.operationId,
  method: route.method,
  path: route.path,
  summary: route.summary,
  description: `${route.description}\n\n${describeAccess(route)}`,
  tags: [route.domain],
  security: route.security,
  "x-roles": acceptedRoles(route.security),
  "x-session-check": route["x-session-check"],
  "x-rate-limit": route["x-rate-limit"],
  "x-plan": route["x-plan"],
  "x-recent-authentication": route["x-recent-authentication"],
  request: requestOf(route, forwardedClient),
  responses: documentedResponses(route),
});

/** `x-client-address` is the component `ClientAddress`. */
const componentNameOf = (header: string): string =>
  header.replace(/^x/, "").replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

function requestOf(
  { request, rawBody, security }: Route,
  forwardedClient: z.ZodRawShape,
): RouteConfig["request"] {
  if (acceptsForwardingKey(security)) {
    const headers = (request?.headers as z.ZodObject | undefined) ?? z.object({});
    return { ...request, headers: headers.extend(forwardedClient) };
  }
  if (!request?.body || !rawBody) return request;
  const description = `The raw bytes that the sender signed, at most ${rawBody.maxBytes} bytes.`;
  return { ...request, body: { description, ...request.body } };
}

/** The headers of Standard Webhooks. A receiver verifies the sender and detects repeated deliveries. */
const webhookHeaders = z.object({
  "webhook-id": z.string().meta({
    description:
      "The id of the event. It is the same in each attempt, so the endpoint can detect a repeated delivery.",
    example: "evt_01jd7p3t1kf4fvz0e8m2q5c9ax",
  }),
  "webhook-timestamp": z.string().meta({
    description:
      "The time of this attempt in seconds since 1970-01-01 UTC. Reject a request that is older than 5 minutes.",
    example: "1795255200",
  }),
  "webhook-signature": z.string().meta({
    description:
      "`v1,` and the Base64 of an HMAC-SHA-256 over `webhook-id`, `webhook-timestamp` and the body, joined by dots. The key is the Base64-decoded part of the secret of the endpoint after `whsec_` (Standard Webhooks). For 24 hours after a rotation of the secret the header has two signatures, separated by a space. Accept the request if one of the signatures matches.",
    example: "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
  }),
});

/** Declares a body in the JSON format of CloudEvents 1.0 (structured mode). */
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
      "2XX": {
        description:
          "The endpoint has received the event. The API retries after any other status except 410, which disables the endpoint, and if the endpoint does not respond within 10 seconds.",
      },
    },
  };
}
