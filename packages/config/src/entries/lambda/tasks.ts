import * as z from "zod";
import { parseEnvironment } from "../../environment.ts";
import { TasksEnvironment } from "../tasks.ts";
import { httpsIssuer } from "./https-issuer.ts";

const LambdaEnvironment = TasksEnvironment.extend({
  /** Lambda sets it. */
  AWS_REGION: z.string(),
  AWS_LAMBDA_FUNCTION_NAME: z.string().default("unknown"),
  /** Told by infra: requests to this function do not show where the issuer is. */
  LATCH_ISSUER: httpsIssuer,
});

/** @throws ConfigError with a line for each variable that is wrong */
export const readTasksConfig = (environment: Record<string, unknown>) =>
  parseEnvironment(LambdaEnvironment, environment);
