export type { components, paths } from "./api.gen.ts";
export { createLatchClient, type LatchClient } from "./client.ts";
