import { randomBytes } from "node:crypto";
import { createIds } from "@latch/core";

/** An id that nobody else has. */
export const newId = createIds(Date.now, (length) => new Uint8Array(randomBytes(length)));
