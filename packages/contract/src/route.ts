import type { RouteConfig } from "@hono/zod-openapi";
import type * as z from "zod";
import type { Domain } from "./domains.ts";
import type { ProblemCode } from "./problems.ts";
import type { SecurityRequirement } from "./roles.ts";
import { headerReferences } from "./shared/response-headers.ts";

/**
 * Allows `limit` requests in each window of `window` seconds: per client IP address, per user, or per user and the account
 * that `{userId}` in the path names (`target`).
 */
export type RateLimit = {
  limit: number;
  /** Seconds. */
  window: number;
  by: "address" | "user" | "target";
};

/** The recent authentication that an operation requires (step-up, RFC 9470). */
export type RecentAuthentication = {
  /**
   * The maximum age of the authentication in seconds. It must include the second factor of the account, if there is
   * one.
   */
  within: number;
  /**
   * The operation requires a proof for itself alone: the token of `reauthenticate` in the header
   * `X-Reauthentication`, whatever the age of the login. The operation uses it up.
   */
  singleUse?: true;
  /** Instead, the body may contain the password, if the account has no second factor. */
  acceptsPassword?: true;
};

/** The recent authentication that most of these operations require: ten minutes. */
export const tenMinutes: RecentAuthentication = { within: 600 };

/**
 * An operation as its domain declares it. The fields that secure it are mandatory. The document
 * contains the standard fields of OpenAPI and the `x-` fields; only the API reads the other fields.
 */
export type Operation = {
  method: "get" | "post" | "put" | "patch" | "delete";
  path: `/${string}`;
  summary: string;
  description: string;
  /** The credentials that the operation accepts. The API, the document and the client read them here. */
  security: SecurityRequirement[];
  request?: RouteConfig["request"];
  /** The successful responses. The document adds the problems. */
  responses: RouteConfig["responses"];
  /** The problems of this operation. The document adds those that follow from its other fields. */
  problems?: ProblemCode[];
  "x-rate-limit"?: RateLimit[];
  /**
   * The API looks up the session and the account of an access token, with two reads. It rejects the
   * token of a session that has ended, although the token has not expired. For operations on
   * credentials, roles and keys.
   */
  "x-session-check"?: true;
  /**
   * The operation requires a recent authentication of the user. An API key cannot authenticate a user,
   * so such an operation accepts none.
   */
  "x-recent-authentication"?: RecentAuthentication;
  /** The plans that may call the operation. The scope of the credentials contains the plan. */
  "x-plan"?: [string, ...string[]];

  /**
   * The work of the operation does not grow with the requests, so an overloaded server answers it: it calls no dependency,
   * or all requests share one call (`getReadiness`). It returns `unavailable` only if it declares it.
   */
  standalone?: true;
  /**
   * The operation begins something for which no signed-in user waits, so an overloaded server refuses it before the
   * others.
   */
  deferrable?: true;
  /**
   * The operation accepts requests without an API key even if `REQUIRE_API_KEY` is set: probes,
   * public documents, and signed webhooks of a provider.
   */
  apiKeyExempt?: true;
  /**
   * The handler reads the raw bytes of the JSON body, to verify a signature. The API checks the size
   * and the media type of the body, but does not parse or validate it. The schema is for the document.
   */
  rawBody?: { maxBytes: number };
  /**
   * The handler awaits the rate limit itself (`c.var.rateLimitCheck`), so that its work runs while the
   * API counts the request. Without this field the API awaits the rate limit before it calls the handler.
   */
  concurrentRateLimit?: true;
};

/** An operation with its name and its domain. */
export type Route = Operation & { operationId: string; domain: Domain };

/** Makes a misspelt field a compile error: the field could be one that secures the operation. */
type KnownFieldsOnly<Operations> = {
  [Id in keyof Operations]: { [Field in Exclude<keyof Operations[Id], keyof Operation>]: never };
};

/**
 * Declares the operations of a domain. The key of each is its operationId, the domain is its tag.
 * @throws if an operation requires a plan but no credentials, recent authentication and accepts an API
 * key or does not check the session, or limits requests per account and names none
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
      throw new Error(`${operationId} requires a plan but no credentials`);
    }
    const isLimitedByTarget = operation["x-rate-limit"]?.some(({ by }) => by === "target");
    if (isLimitedByTarget && !operation.path.includes("{userId}")) {
      throw new Error(`${operationId} limits requests per account, so its path must name one`);
    }
    if (operation["x-recent-authentication"]) {
      if (operation.security.length === 0 || operation.security.some((e) => "apiKeyAuth" in e)) {
        throw new Error(
          `${operationId} requires recent authentication, so it must require a session`,
        );
      }
      if (!operation["x-session-check"]) {
        throw new Error(`${operationId} requires recent authentication but no session check`);
      }
    }
    // No copy: in the contract for bundles, `request` is a getter that constructs schemas.
    return [operationId, Object.assign(operation, { operationId, domain })];
  });
  return Object.fromEntries(routes);
}

/** Declares a JSON request body. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  required: true as const,
  content: { "application/json": { schema } },
});

/** Declares an optional JSON request body. An absent body is read as `{}`. */
export const optionalJsonBody = <S extends z.ZodType>(schema: S) => ({
  required: false as const,
  content: { "application/json": { schema } },
});

/** Declares a JSON response. */
export const jsonResponse = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { "application/json": { schema } },
});

/** Declares a JSON response with the version of the resource as `ETag`, for `If-Match`. */
export const versionedResponse = <S extends z.ZodType>(description: string, schema: S) => ({
  ...jsonResponse(description, schema),
  headers: headerReferences("ETag"),
});

/** Declares the responses of a read: the resource with its version, and 304 for `If-None-Match`. */
export const conditionalResponses = <S extends z.ZodType>(description: string, schema: S) => ({
  200: versionedResponse(description, schema),
  304: {
    description: "The client has the current version, which `If-None-Match` names.",
    headers: headerReferences("ETag"),
  },
});

/** Declares a response without a body. */
export const emptyResponse = (description: string) => ({ description });
