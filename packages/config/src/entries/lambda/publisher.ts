import * as z from "zod";
import { Environment, parseEnvironment } from "../../environment.ts";
import { httpsIssuer } from "./https-issuer.ts";

const PublisherEnvironment = z.object({
  AWS_REGION: z.string(),
  /** Told by infra: there is no request to see it by. */
  LATCH_ISSUER: httpsIssuer,
  LOG_LEVEL: Environment.shape.LOG_LEVEL,
});

/** @throws ConfigError with a line for each variable that is wrong */
export const readPublisherConfig = (environment: Record<string, unknown>) =>
  parseEnvironment(PublisherEnvironment, environment);
