import type { RouteConfig } from "@hono/zod-openapi";
import { Problem, type ProblemCode, problems } from "./problems.ts";
import type { Route } from "./route.ts";
import { headerReferences } from "./shared/response-headers.ts";

type Responses = RouteConfig["responses"];
type ResponseConfig = {
  description: string;
  headers?: ReturnType<typeof headerReferences>;
};

/**
 * Returns all responses of an operation for the document: those that its route declares, and its
 * problems. Handlers throw problems, so problems are not part of the return type of a handler.
 */
export function documentedResponses(route: Route): Responses {
  const responses = { ...route.responses, ...problemResponses(problemCodesOf(route)) };
  if (!route["x-rate-limit"]) return responses;
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      withLimitHeaders(response as ResponseConfig),
    ]),
  );
}

/** Returns the problems of an operation: those that follow from its fields, and those it declares. */
export function problemCodesOf(route: Route): ProblemCode[] {
  const { request, security, problems: declared = [] } = route;
  const codes = new Set<ProblemCode>([
    ...(request ? (["invalid_request"] as const) : []),
    ...(request?.body ? (["unsupported_media_type", "payload_too_large"] as const) : []),
    ...(route.apiKeyExempt && security.length === 0 ? [] : (["unauthenticated"] as const)),
    ...(security.some((entry) => "bearerAuth" in entry) ? (["forbidden"] as const) : []),
    ...(route["x-recent-authentication"] ? (["reauthentication_required"] as const) : []),
    ...(route["x-plan"] ? (["plan_required"] as const) : []),
    ...(route["x-rate-limit"] ? (["rate_limited"] as const) : []),
    ...declared,
    "internal",
    ...(route.standalone ? [] : (["unavailable"] as const)),
  ]);
  return [...codes];
}

const problemHeaders: Record<string, Pick<ResponseConfig, "headers">> = {
  401: { headers: headerReferences("WWW-Authenticate") },
  429: { headers: headerReferences("Retry-After") },
  503: { headers: headerReferences("Retry-After") },
};

const withLimitHeaders = (response: ResponseConfig) => ({
  ...response,
  headers: { ...response.headers, ...headerReferences("RateLimit-Policy", "RateLimit") },
});

function problemResponses(codes: ProblemCode[]): Responses {
  const byStatus = Object.groupBy(codes, (code) => problems[code].status);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, group = []]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${problems[code].title}.`).join(" "),
        ...problemHeaders[status],
        content: {
          "application/problem+json": {
            schema: Problem,
            examples: Object.fromEntries(group.map((code) => [code, { value: example(code) }])),
          },
        },
      },
    ]),
  );
}

function example(code: ProblemCode): Problem {
  const { status, title } = problems[code];
  return {
    type: `/problems/${code}`,
    title,
    status,
    code,
    ...(code === "invalid_request" && {
      errors: [{ in: "body", pointer: "#/email", detail: "Must be an email address" }],
    }),
  };
}
