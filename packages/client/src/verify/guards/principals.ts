import type { Principal } from "../principal.ts";

const principals = new WeakMap<object, Principal>();

/** Records the principal of a request of a framework that has no typed place for it. */
export const setPrincipal = (request: object, principal: Principal): void => {
  principals.set(request, principal);
};

/**
 * Returns the principal of a request of Express or Fastify.
 * @throws when no guard has verified the request, so that a route without a guard answers nothing
 */
export function principalOf(request: object): Principal {
  const principal = principals.get(request);
  if (!principal) throw new Error("No guard has verified this request");
  return principal;
}
