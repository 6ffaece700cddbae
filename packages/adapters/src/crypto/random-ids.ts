import { type Clock, createIds, type Ids } from "@latch/core";

/** Core's ids, with the randomness that every runtime has. */
export const createRandomIds = (clock: Clock): Ids =>
  createIds(clock, (length) => crypto.getRandomValues(new Uint8Array(length)));
