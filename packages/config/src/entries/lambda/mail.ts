import * as z from "zod";
import { Environment, parseEnvironment } from "../../environment.ts";
import { type MailConfig, MailEnvironment } from "../mail.ts";
import { httpsIssuer } from "./https-issuer.ts";

const FunctionEnvironment = z.object({
  AWS_REGION: z.string(),
  /** Told by infra: there is no request to see it by. */
  LATCH_ISSUER: httpsIssuer,
  LOG_LEVEL: Environment.shape.LOG_LEVEL,
});

export type MailFunctionConfig = MailConfig & z.infer<typeof FunctionEnvironment>;

/** @throws ConfigError with a line for each variable that is wrong */
export const readLambdaMailConfig = (environment: Record<string, unknown>): MailFunctionConfig =>
  parseEnvironment(z.intersection(FunctionEnvironment, MailEnvironment), environment);
