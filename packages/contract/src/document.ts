import { OpenAPIHono } from "@hono/zod-openapi";
import { headers } from "./headers.ts";
import { contract } from "./index.ts";

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
  for (const operation of Object.values(contract)) registry.registerPath(operation);

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
    tags: [
      { name: "auth", description: "Sign up, log in, stay logged in." },
      { name: "me", description: "Your own account." },
      { name: "users", description: "Everybody's accounts, for those who look after them." },
      { name: "api-keys", description: "Keys by which services act for their owner." },
      { name: "system", description: "Health, keys and this document." },
    ],
  });
}
