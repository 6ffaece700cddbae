import type { Caller } from "@latch/core";

/** The audit attributes that each changed item has besides its own. */
export type Audited = {
  changedBy?: { actor: string; address: string; requestId: string; traceparent?: string };
};

/**
 * Returns the attributes that record the caller of a change. They are stored in the item, so that
 * the change stream contains them.
 */
export const auditAttributes = ({
  actor,
  address,
  requestId,
  traceparent,
}: Caller): Required<Audited> => ({
  changedBy: { actor, address, requestId, traceparent },
});
