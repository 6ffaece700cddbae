import * as z from "zod";
import { Environment, parseEnvironment } from "../../environment.ts";

const BackgroundEnvironment = z.object({
  /** Lambda sets it. */
  AWS_REGION: z.string(),
  LOG_LEVEL: Environment.shape.LOG_LEVEL,
});

/** What a function reads that answers nobody. @throws ConfigError with a line for each that is wrong */
export const readBackgroundConfig = (environment: Record<string, unknown>) =>
  parseEnvironment(BackgroundEnvironment, environment);
