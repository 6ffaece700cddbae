import type { ProblemCode } from "@latch/contract";
import { type Awaitable, ProblemError } from "@latch/core";
import type { Context, MiddlewareHandler } from "hono";
import { createRefusedOriginLog } from "./allowed-origins.ts";
import type { AppDeps } from "./deps.ts";
import type { AppEnv } from "./hono-env.ts";
import { createCaller } from "./middleware/caller.ts";
import type { Observer } from "./middleware/observe.ts";
import { createRequestLog } from "./middleware/request-log.ts";
import { createResponseHeaders } from "./middleware/response-headers.ts";
import { overloaded } from "./problems.ts";
import type { AroundRequest, Respond } from "./respond.ts";

const rejectAs =
  (problem: ProblemCode): Respond =>
  () => {
    const isMalformed = problem === "invalid_request";
    throw new ProblemError(problem, isMalformed ? { detail: "The request is not valid HTTP" } : {});
  };

const rejectOverload: Respond = () => {
  throw overloaded;
};

type Deps = AppDeps & {
  handleError: (error: Error, c: Context<AppEnv>) => Response;
  observer: Observer | undefined;
};

/**
 * Creates what an app does around each request: problem responses, request ids, request log, measurements, response
 * headers. It is part of the handler of a route: a Hono middleware costs more time than most of these steps, and a
 * response that needs no call is returned without a promise.
 */
export function createAroundRequest({ handleError, observer, ...deps }: Deps): AroundRequest {
  const logRefusedOrigin = createRefusedOriginLog(deps.origins, deps.log);
  const logRequest = createRequestLog(deps);
  const prepareHeaders = createResponseHeaders(deps);

  return (respond, passesRefusals = false) =>
    (c) => {
      const httpProblem = c.env?.httpProblem;
      const isOverloaded = c.env?.["isOverloaded"] === true;
      // The middleware for other origins comes first, so that a page there can read the refusal.
      const answer = isOverloaded && !passesRefusals ? rejectOverload : respond;
      // The surrounding middleware, or the handler that found nothing, has done it.
      if (c.get("caller")) return answer(c);
      const startedAtMs = performance.now();
      const caller = createCaller(c, deps);
      c.set("caller", caller);
      logRefusedOrigin(c);
      const completeHeaders = prepareHeaders(c, caller.requestId);
      const run = () => catching(c, httpProblem ? rejectAs(httpProblem) : answer);
      const response = observer && !isOverloaded ? observer.run(c, run) : run();
      return response instanceof Promise ? response.then(finish) : finish(response);

      function finish(response: Response): Response {
        completeHeaders(response);
        // Neither logged nor measured here, which would cost more than the response: the server counts what it refuses.
        if (isOverloaded || c.get("isRefused")) return response;
        const ms = performance.now() - startedAtMs - (c.get("bodyMs") ?? 0);
        logRequest(c, response.status, ms);
        observer?.record(c, response.status, ms);
        return response;
      }
    };

  /** Returns the response of a handler, or that of its error. */
  function catching(c: Context<AppEnv>, respond: Respond): Awaitable<Response> {
    try {
      const response = respond(c);
      return response instanceof Promise ? response.catch(toResponse) : response;
    } catch (error) {
      return toResponse(error);
    }

    function toResponse(error: unknown): Response {
      if (error instanceof Error) return handleError(error, c);
      throw error;
    }
  }
}

/**
 * Creates the middleware that does it around other handlers than those of routes.
 * @param passesRefusals lets what follows in the chain answer a request that the server refuses
 */
export const toMiddleware =
  (around: AroundRequest, passesRefusals = false): MiddlewareHandler<AppEnv> =>
  async (c, next) =>
    around(async () => {
      await next();
      return c.res;
    }, passesRefusals)(c);
