import type { Caller, Principal } from "@latch/core";

type Variables = { caller: Caller; principal?: Principal };

/** The context that core's use cases take, from what the middleware and the guard have found out. */
export const requestContext = <V extends Variables>({
  var: { caller, principal },
}: {
  var: Readonly<V>;
}): { caller: Caller; principal: V["principal"] } => ({ caller, principal });
