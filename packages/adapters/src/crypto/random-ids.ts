import { type Clock, createIdFactory, type NewId } from "@latch/core";

/** Creates the id generator of core with the randomness of Web Crypto, which every runtime has. */
export const createRandomIdFactory = (clock: Clock): NewId =>
  createIdFactory(clock, (length) => crypto.getRandomValues(new Uint8Array(length)));
