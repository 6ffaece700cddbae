import * as z from "zod";
import { isProtectedConnection } from "../urls.ts";
import { webUrl } from "../value-types.ts";
import { accessVariables } from "../variables/access.ts";
import { observationVariables } from "../variables/observation.ts";
import { serviceVariables } from "../variables/service.ts";

const { LATCH_AUDIENCE, ALLOWED_ORIGINS, TRUSTED_PROXY_HOPS } = serviceVariables;
const { REQUIRE_API_KEY } = accessVariables;
const { LOG_LEVEL, LOG_SUCCESS_PERCENT, LOG_FREQUENT_PERCENT, SLOW_OPERATION_MS, METRICS } =
  observationVariables;

/** The schema of the variables that the tasks server reads on every runtime. */
export const TasksEnvironment = z.object({
  // The tasks server fetches the issuer's public keys from this URL.
  LATCH_ISSUER: webUrl("the URL of the API, as in tokens").refine(
    isProtectedConnection,
    "Must be https outside localhost",
  ),
  LATCH_AUDIENCE,
  ALLOWED_ORIGINS,
  REQUIRE_API_KEY,
  TRUSTED_PROXY_HOPS,
  LOG_LEVEL,
  LOG_SUCCESS_PERCENT,
  LOG_FREQUENT_PERCENT,
  SLOW_OPERATION_MS,
  METRICS,
});
export type TasksConfig = z.infer<typeof TasksEnvironment>;
