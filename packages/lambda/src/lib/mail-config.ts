import { Environment, parseEnvironment } from "@latch/config";
import { type MailConfig, MailEnvironment } from "@latch/config/mail";
import * as z from "zod";
import { httpsIssuer } from "./https-issuer.ts";
import { linkedBrevoKey } from "./linked-resources.ts";

const FunctionEnvironment = z.object({
  AWS_REGION: z.string(),
  /** Told by infra: there is no request to see it by. */
  LATCH_ISSUER: httpsIssuer,
  LOG_LEVEL: Environment.shape.LOG_LEVEL,
});

export type MailFunctionConfig = MailConfig & z.infer<typeof FunctionEnvironment>;

/** The key of Brevo is linked as a secret. @throws ConfigError with a line for each that is wrong */
export function readMailFunctionConfig(environment: Record<string, unknown>): MailFunctionConfig {
  const brevo = environment["MAIL_PROVIDER"] === "brevo";
  const given = { ...environment, ...(brevo && { BREVO_API_KEY: linkedBrevoKey() }) };
  return parseEnvironment(z.intersection(FunctionEnvironment, MailEnvironment), given);
}
