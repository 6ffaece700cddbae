import { start } from "./start.ts";
import type { StartLatch } from "./types.ts";

export type * from "./types.ts";

/**
 * Starts the API on a free port of this machine, with an embedded database and embedded queues, in this process.
 * @throws StartupError or ConfigError
 */
export const startLatch: StartLatch = start;
