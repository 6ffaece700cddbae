import type { Caller } from "@latch/core";

/** What every item that changes carries beside its own attributes. */
export type Audited = {
  changedBy?: { actor: string; address: string; requestId: string; traceparent?: string };
};

/** Who made an item what it is: kept on it, so that the change stream can tell the story. */
export const auditAttributes = ({
  actor,
  address,
  requestId,
  traceparent,
}: Caller): Required<Audited> => ({
  changedBy: { actor, address, requestId, traceparent },
});
