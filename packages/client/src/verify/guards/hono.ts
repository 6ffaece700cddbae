import type { Principal } from "../principal.ts";
import { isRefusal, refusalResponse } from "../refusal.ts";
import { checkRequirement, type Requirement } from "../requirement.ts";
import type { Verifier } from "../verifier.ts";

/** The part of the context of Hono that the middleware uses. */
type HonoContext = { req: { raw: Request }; set(key: "principal", value: Principal): void };

/**
 * Creates a middleware for Hono. The handlers behind it read `c.get("principal")`; declare it in
 * `Hono<{ Variables: { principal: Principal } }>`.
 * @throws when the requirement cannot be satisfied
 */
export function guardHono(verifier: Verifier, requirement: Requirement = {}) {
  checkRequirement(requirement);
  return async (c: HonoContext, next: () => Promise<void>): Promise<Response | undefined> => {
    try {
      c.set("principal", await verifier.verify(c.req.raw, requirement));
    } catch (error) {
      if (isRefusal(error)) return refusalResponse(error);
      throw error;
    }
    await next();
    return undefined;
  };
}
