import type { Principal } from "../principal.ts";
import { isRefusal, refusalResponse } from "../refusal.ts";
import { checkRequirement, type Requirement } from "../requirement.ts";
import type { Verifier } from "../verifier.ts";

/**
 * Wraps a handler of requests, as of Deno, Bun, workers and route handlers of frameworks. The handler receives the principal
 * as its second argument, before the other arguments of the platform.
 * @throws when the requirement cannot be satisfied
 */
export function guardRequest<Rest extends unknown[]>(
  verifier: Verifier,
  requirement: Requirement,
  handler: (request: Request, principal: Principal, ...rest: Rest) => Response | Promise<Response>,
): (request: Request, ...rest: Rest) => Promise<Response> {
  checkRequirement(requirement);
  return async (request, ...rest) => {
    let principal: Principal;
    try {
      principal = await verifier.verify(request, requirement);
    } catch (error) {
      if (isRefusal(error)) return refusalResponse(error);
      throw error;
    }
    return handler(request, principal, ...rest);
  };
}
