import type { RouteConfig } from "@hono/zod-openapi";
import type * as z from "zod";
import type { Domain } from "./domains.ts";
import type { ProblemCode } from "./problems.ts";
import type { SecurityRequirement } from "./roles.ts";
import { headerReferences } from "./shared/response-headers.ts";

/** At most `limit` requests in each `window` seconds from one address or by one user. */
export type RateLimit = {
  limit: number;
  /** Seconds. */
  window: number;
  by: "address" | "user";
};

/**
 * An operation as its domain declares it. Nothing that matters for safety can be left out. The
 * document shows what OpenAPI knows and the `x-` fields; the other fields are for the API alone.
 */
export type Operation = {
  method: "get" | "post" | "put" | "patch" | "delete";
  path: `/${string}`;
  summary: string;
  description: string;
  /** Who may call it: the only place that says so. */
  security: SecurityRequirement[];
  request?: RouteConfig["request"];
  /** The successful responses; the document adds the problems. */
  responses: RouteConfig["responses"];
  /** The problems it can answer besides those that every operation of its shape shares. */
  problems?: ProblemCode[];
  "x-rate-limit"?: RateLimit[];
  /**
   * The API looks up the session and the account behind an access token: it refuses a session that
   * has ended although the token has not expired. For credentials, roles and keys; two reads.
   */
  "x-session-check"?: true;
  /** Only users on one of these plans may call it; the scope of their credentials names the plan. */
  "x-plan"?: [string, ...string[]];

  /** It calls no dependency, so that it never answers `unavailable`. */
  standalone?: true;
  /**
   * It needs no API key where the installation requires one for each request (`REQUIRE_API_KEY`):
   * probes, public documents, and webhooks of a provider, which are signed.
   */
  apiKeyExempt?: true;
  /**
   * The handler reads the JSON body as the bytes that the client signed: the API checks its size and
   * media type, but neither parses nor validates it. The schema is for the document.
   */
  rawBody?: { maxBytes: number };
  /**
   * The handler awaits the rate limit itself (`c.var.rateLimitCheck`), so that its own work runs while
   * the request is counted. Without it the API awaits the rate limit before it calls the handler.
   */
  concurrentRateLimit?: true;
};

/** An operation with its name and its domain. */
export type Route = Operation & { operationId: string; domain: Domain };

/** A misspelt field must not compile: it may be the one that makes an operation safe. */
type KnownFieldsOnly<Operations> = {
  [Id in keyof Operations]: { [Field in Exclude<keyof Operations[Id], keyof Operation>]: never };
};

/**
 * Declares the operations of a domain. The key of each is its operationId, the domain is its tag.
 * @throws when an operation requires a plan but no credentials
 */
export function defineRoutes<
  const D extends Domain,
  const Operations extends Record<string, Operation>,
>(
  domain: D,
  operations: Operations & KnownFieldsOnly<Operations>,
): { [Id in keyof Operations & string]: Operations[Id] & { operationId: Id; domain: D } } {
  const routes = Object.entries<Operation>(operations).map(([operationId, operation]) => {
    if (operation["x-plan"] && operation.security.length === 0) {
      throw new Error(`${operationId} asks for a plan, but not who it is`);
    }
    return [operationId, { ...operation, operationId, domain }];
  });
  return Object.fromEntries(routes);
}

/** A request body. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  required: true as const,
  content: { "application/json": { schema } },
});

/** A request body that may be left out; it counts as `{}` then. */
export const optionalJsonBody = <S extends z.ZodType>(schema: S) => ({
  required: false as const,
  content: { "application/json": { schema } },
});

/** A JSON answer. */
export const jsonResponse = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { "application/json": { schema } },
});

/** A JSON answer that carries its version, for `If-Match`. */
export const versionedResponse = <S extends z.ZodType>(description: string, schema: S) => ({
  ...jsonResponse(description, schema),
  headers: headerReferences("ETag"),
});

/** An answer without a body (204). */
export const emptyResponse = (description: string) => ({ description });
