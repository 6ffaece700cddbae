import * as z from "zod";
import { Environment, isPrivate } from "../environment.ts";

const {
  LATCH_AUDIENCE,
  ALLOWED_ORIGINS,
  REQUIRE_API_KEY,
  TRUSTED_PROXY_HOPS,
  LOG_LEVEL,
  SLOW_OPERATION_MS,
  METRICS,
} = Environment.shape;

/** What the tasks are told from outside where they are served by themselves. */
export const TasksEnvironment = z.object({
  LATCH_ISSUER: z
    .url({ protocol: /^https?$/, error: "Must be the URL of the API, as in tokens" })
    // The keys come from there.
    .refine(isPrivate, "Must be https outside localhost"),
  LATCH_AUDIENCE,
  ALLOWED_ORIGINS,
  REQUIRE_API_KEY,
  TRUSTED_PROXY_HOPS,
  LOG_LEVEL,
  SLOW_OPERATION_MS,
  METRICS,
});
export type TasksConfig = z.infer<typeof TasksEnvironment>;
