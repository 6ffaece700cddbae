import { type Problem, problems } from "@latch/contract";
import { type Log, ProblemError, traceIdFrom } from "@latch/core";
import type { Context, ErrorHandler, Hono, NotFoundHandler } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { AppEnv } from "./hono-env.ts";

/** Answers what was thrown as a problem (RFC 9457); what nobody expected is logged, never shown. */
export const createErrorHandler =
  (log: Log): ErrorHandler<AppEnv> =>
  (error, c) => {
    const { operationId, caller } = c.var;
    const { requestId } = caller;
    const traceId = traceIdFrom(caller.traceparent);
    if (!(error instanceof ProblemError)) {
      log.error({ requestId, traceId, operationId, err: error }, "unexpected error");
      return answer(c, new ProblemError("internal"));
    }
    if (error.cause) {
      log.error({ requestId, traceId, operationId, err: error.cause }, error.message);
    }
    return answer(c, error);
  };

/**
 * Answers 404, or 405 with `Allow` (RFC 9110, section 15.5.6) where the app serves the path by other
 * methods. The middleware runs only for requests that no operation serves.
 */
export function createNotFound(app: Hono<AppEnv>): NotFoundHandler<AppEnv> {
  const refuseMethod = methodNotAllowed({
    app,
    onMethodNotAllowed(c, methods) {
      const list = methods.join(", ");
      c.header("allow", list);
      return answer(
        c,
        new ProblemError("method_not_allowed", { detail: `Allowed methods: ${list}` }),
      );
    },
  });
  return async (c) => {
    c.res = answer(c, new ProblemError("not_found"));
    await refuseMethod(c, async () => {});
    return c.res;
  };
}

function answer(c: Context<AppEnv>, { code, extra }: ProblemError): Response {
  const { status, title } = problems[code];
  const { retryAfterSeconds, ...rest } = extra;
  const body: Problem = {
    type: `/problems/${code}`,
    title,
    status,
    code,
    ...rest,
    requestId: c.var.caller.requestId,
  };
  if (status === 401) c.header("www-authenticate", challenge(c));
  if (retryAfterSeconds !== undefined)
    c.header("retry-after", String(Math.ceil(retryAfterSeconds)));
  return c.json(body, status as ContentfulStatusCode, {
    "content-type": "application/problem+json",
  });
}

/** RFC 6750, section 3: no error attribute when nothing was presented. */
const challenge = (c: Context<AppEnv>): string =>
  c.req.header("authorization") === undefined
    ? 'Bearer realm="latch"'
    : 'Bearer realm="latch", error="invalid_token"';
