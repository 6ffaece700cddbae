import { createNodePrimitives } from "./node-primitives.ts";
import type { Primitives } from "./primitives.ts";
import { webPrimitives } from "./web-primitives.ts";

/** Workers have `node:crypto` only with a compatibility flag, and not all of it. */
const isWorker = globalThis.navigator?.userAgent === "Cloudflare-Workers";
// A static import would load what the module exports, and the edge has no such module.
const nodeCrypto = isWorker ? undefined : globalThis.process?.getBuiltinModule?.("node:crypto");

/**
 * The cheapest primitives of the runtime. Web Crypto passes each call to another thread, which costs more than an
 * HMAC of a few bytes: `node:crypto` takes a fifth of the CPU time.
 */
export const primitives: Primitives = nodeCrypto ? createNodePrimitives(nodeCrypto) : webPrimitives;
