import { type Problem, problems } from "@latch/contract";
import { type Log, ProblemError, traceIdFrom } from "@latch/core";
import type { Context, Hono } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { AppEnv } from "./hono-env.ts";
import type { Respond } from "./respond.ts";

/** One error for all requests: a stack for each would be a part of the work that the refusal saves. */
export const overloaded = new ProblemError("unavailable", {
  detail: "The server is overloaded",
  retryAfterSeconds: 1,
});

/**
 * Creates the error handler: it responds to a ProblemError with its problem (RFC 9457), and to any other
 * error with `internal`, after logging it. The response never shows an unexpected error.
 */
export const createErrorHandler =
  (log: Log) =>
  (error: Error, c: Context<AppEnv>): Response => {
    const { operationId, caller } = c.var;
    const { requestId } = caller;
    const traceId = traceIdFrom(caller.traceparent);
    if (!(error instanceof ProblemError)) {
      log.error({ requestId, traceId, operationId, err: error }, "unexpected error");
      return respond(c, new ProblemError("internal"));
    }
    if (error.cause) {
      log.error({ requestId, traceId, operationId, err: error.cause }, error.message);
    }
    return respond(c, error);
  };

/**
 * Creates the handler of unmatched requests: it responds with 404, or with 405 and `Allow` (RFC 9110,
 * section 15.5.6) where the app serves the path by other methods. `methodNotAllowed` runs only for
 * requests that match no operation.
 */
export function createNotFound(app: Hono<AppEnv>): Respond {
  const refuseMethod = methodNotAllowed({
    app,
    onMethodNotAllowed(c, methods) {
      const allowed = methods.join(", ");
      c.header("allow", allowed);
      return respond(
        c,
        new ProblemError("method_not_allowed", { detail: `Allowed methods: ${allowed}` }),
      );
    },
  });
  return async (c) => {
    c.res = respond(c, new ProblemError("not_found"));
    await refuseMethod(c, async () => {});
    return c.res;
  };
}

function respond(c: Context<AppEnv>, { code, extra }: ProblemError): Response {
  const { status, title } = problems[code];
  const { retryAfterSeconds, maxAgeSeconds, requiredLevel, ...rest } = extra;
  const body: Problem = {
    type: `/problems/${code}`,
    title,
    status,
    code,
    ...rest,
    requestId: c.var.caller.requestId,
  };
  if (code === "reauthentication_required") {
    c.header("www-authenticate", stepUpChallenge(maxAgeSeconds, requiredLevel));
  } else if (status === 401) c.header("www-authenticate", createChallenge(c));
  return c.json(body, status as ContentfulStatusCode, {
    "content-type": "application/problem+json",
    ...(retryAfterSeconds !== undefined && {
      "retry-after": String(Math.ceil(retryAfterSeconds)),
    }),
  });
}

/**
 * Returns the WWW-Authenticate header of an operation that requires step-up (RFC 9470, section 3).
 * @param acr the level, as in the claim of the access token
 */
const stepUpChallenge = (maxAgeSeconds?: number, acr?: string): string =>
  [
    'Bearer realm="latch", error="insufficient_user_authentication"',
    ...(maxAgeSeconds === undefined ? [] : [`max_age="${maxAgeSeconds}"`]),
    ...(acr ? [`acr_values="${acr}"`] : []),
  ].join(", ");

/**
 * Returns the WWW-Authenticate header: without an error when the client sent no credentials (RFC 6750,
 * section 3).
 */
const createChallenge = (c: Context<AppEnv>): string =>
  c.req.header("authorization")
    ? 'Bearer realm="latch", error="invalid_token"'
    : 'Bearer realm="latch"';
