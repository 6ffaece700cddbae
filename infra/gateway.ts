import { contract, type Route } from "../packages/contract/src/index.ts";
import { createAlias, isVersioned } from "./alias.ts";
import { createFunction } from "./function.ts";
import type { HttpFunction } from "./http-function.ts";
import { functionSettings, readDomain } from "./settings.ts";

/** Operations of the API that accept only access tokens, so that the authorizer can verify them. */
const tokenOnly = Object.values<Route>(contract).filter(
  ({ domain, security }) =>
    domain !== "tasks" && security.length > 0 && security.every((entry) => "bearerAuth" in entry),
);

/**
 * Creates one HTTP API in front of API and tasks (LATCH_FRONT=gateway). Its authorizer rejects requests
 * without a valid token before the API's function runs; the app checks roles, API keys and all other rules.
 * API Gateway's own responses for rejected requests have no problem body and no WWW-Authenticate.
 */
export function createGateway({ api, tasks }: { api: HttpFunction; tasks: HttpFunction }) {
  const settings = functionSettings("lambda-authorizer", process.env);
  const authorizer = new sst.aws.Function("Authorizer", {
    ...createFunction("authorizer", "AuthorizerLogs", { tables: {} }),
    description: "Verifies access tokens for API Gateway",
    memory: "512 MB",
    // Longer than the timeout for fetching the issuer's keys.
    timeout: "5 seconds",
    environment: settings,
    versioning: isVersioned(),
  });
  const authorizerArn =
    createAlias("Authorizer", authorizer, "AUTHORIZER_WARM")?.arn ?? authorizer.arn;

  const gateway = new sst.aws.ApiGatewayV2("Gateway", {
    domain: readDomain(process.env),
    // The app handles CORS itself, by ALLOWED_ORIGINS.
    cors: false,
    accessLog: { retention: $app.stage === "production" ? "3 months" : "1 week" },
  });
  const { id: authorizerId } = gateway.addAuthorizer({
    name: "Tokens",
    lambda: { function: authorizerArn, ttl: "60 seconds" },
  });
  const defaultRoute = gateway.route("$default", api.target);
  const target = $interpolate`integrations/${defaultRoute.nodes.integration.id}`;
  for (const { operationId, method, path } of tokenOnly) {
    new aws.apigatewayv2.Route(`Gateway${operationId}`, {
      apiId: gateway.nodes.api.id,
      routeKey: `${method.toUpperCase()} ${path}`,
      target,
      authorizationType: "CUSTOM",
      authorizerId,
    });
  }
  gateway.route("ANY /tasks", tasks.target);
  gateway.route("ANY /tasks/{proxy+}", tasks.target);
  return { url: gateway.url, authorizer };
}
