import type { Caller } from "@latch/core";

/** Who made an item what it is: kept on it, so that the change stream can tell the story. */
export const audit = ({ actor, address, requestId }: Caller) => ({
  changedBy: { actor, address, requestId },
});
