import type { RouteConfig } from "@hono/zod-openapi";
import type * as z from "zod";
import { Problem, type ProblemCode, problems } from "./problems.ts";
import type { SecurityRequirement } from "./roles.ts";
import type { headers } from "./shared/response-headers.ts";

/** At most `limit` requests in each `window` seconds from one address or by one user. */
export type RateLimit = {
  limit: number;
  /** Seconds. */
  window: number;
  by: "address" | "user";
};

type ResponseConfig = { description: string; headers?: object };

/** An OpenAPI operation in which nothing that matters for safety can be left out. */
export interface Route extends RouteConfig {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  /** Who may call it: the only place that says so. */
  security: SecurityRequirement[];
  /** The problems it can answer besides those that every operation of its shape shares. */
  problems?: ProblemCode[];
  /** It asks no dependency, so that it never answers `unavailable`. */
  standalone?: true;
  /**
   * It needs no API key where the installation requires one for each request (`REQUIRE_API_KEY`):
   * probes, public documents, and webhooks of a provider, which are signed.
   */
  apiKeyExempt?: true;
  "x-rate-limit"?: RateLimit[];
  /**
   * The session and the account behind an access token are looked up: what was ended a moment ago
   * is refused, though the token has not expired. For credentials, roles and keys; two reads.
   */
  "x-session-check"?: true;
  /** Only who is on one of these plans; the scope of their credentials says so. */
  "x-plan"?: [string, ...string[]];
}

/**
 * Declares an operation. The problems that its shape implies (bad input, missing credentials, a
 * role too low) are added to the document here. Handlers throw problems, so they are no part of
 * a handler's return type.
 */
export function route<const R extends Route>(operation: R): R {
  const { problems: own = [], standalone, ...config } = operation;
  if (config["x-plan"] && config.security.length === 0) {
    throw new Error(`${config.operationId} asks for a plan, but not who it is`);
  }
  const codes = new Set<ProblemCode>([
    ...(config.request ? (["invalid_request"] as const) : []),
    ...(config.request?.body ? (["unsupported_media_type", "payload_too_large"] as const) : []),
    ...(config.apiKeyExempt ? [] : (["unauthenticated"] as const)),
    ...(config.security.length > 0 ? (["forbidden"] as const) : []),
    ...(config["x-plan"] ? (["plan_required"] as const) : []),
    ...(config["x-rate-limit"] ? (["rate_limited"] as const) : []),
    ...own,
    "internal",
    ...(standalone ? [] : (["unavailable"] as const)),
  ]);
  const limited = config["x-rate-limit"] !== undefined;
  const responses = Object.entries({ ...config.responses, ...problemResponses([...codes]) }).map(
    ([status, response]) => [
      status,
      limited ? withLimitHeaders(response as ResponseConfig) : response,
    ],
  );
  return { ...config, responses: Object.fromEntries(responses) } as R;
}

/** A request body. */
export const json = <S extends z.ZodType>(schema: S) => ({
  required: true as const,
  content: { "application/json": { schema } },
});

/** A request body that may be left out; it counts as `{}` then. */
export const optionalJson = <S extends z.ZodType>(schema: S) => ({
  required: false as const,
  content: { "application/json": { schema } },
});

const rawLimits = new WeakMap<object, number>();

/**
 * A JSON body that nothing parses or checks before the handler has its bytes: they are what somebody
 * signed. The schema is for the document.
 * @param limit bytes
 */
export function raw<S extends z.ZodType>(schema: S, limit: number) {
  const body = {
    description: `Taken byte by byte, as it was signed; at most ${limit} of them.`,
    ...json(schema),
  };
  rawLimits.set(body, limit);
  return body;
}

/** How many bytes a body may have that is handed over as it came; undefined for any other. */
export const rawLimitOf = (body: object | undefined): number | undefined =>
  body && rawLimits.get(body);

/** A JSON answer. */
export const reply = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { "application/json": { schema } },
});

/** A JSON answer that carries its version, for `If-Match`. */
export const versioned = <S extends z.ZodType>(description: string, schema: S) => ({
  ...reply(description, schema),
  ...withHeader("ETag"),
});

/** An answer without a body (204). */
export const nothing = (description: string) => ({ description });

function withHeader(...names: (keyof typeof headers)[]) {
  const references = names.map((name) => [name, { $ref: `#/components/headers/${name}` }]);
  return { headers: Object.fromEntries(references) };
}

const problemHeaders: Record<string, ReturnType<typeof withHeader>> = {
  401: withHeader("WWW-Authenticate"),
  429: withHeader("Retry-After"),
  503: withHeader("Retry-After"),
};

function withLimitHeaders(response: ResponseConfig) {
  const limit = withHeader("RateLimit-Policy", "RateLimit");
  return { ...response, headers: { ...response.headers, ...limit.headers } };
}

function problemResponses(codes: ProblemCode[]): RouteConfig["responses"] {
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
