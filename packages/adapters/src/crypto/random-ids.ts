import { type Clock, createIds, type Ids } from "@latch/core";

/** Creates the id generator of core with the randomness of Web Crypto, which every runtime has. */
export const createRandomIds = (clock: Clock): Ids =>
  createIds(clock, (length) => crypto.getRandomValues(new Uint8Array(length)));
