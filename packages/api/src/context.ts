import type { Caller, Principal } from "@latch/core";

type Variables = { caller: Caller; principal?: Principal };

/**
 * Returns the context of a use case: the caller set by the middleware, the principal set by the guard.
 */
export const requestContext = <V extends Variables>({
  var: { caller, principal },
}: {
  var: Readonly<V>;
}): { caller: Caller; principal: V["principal"] } => ({ caller, principal });
