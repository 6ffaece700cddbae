import { type MailFunctionConfig, readLambdaMailConfig } from "@latch/config/lambda/mail";
import { linkedBrevoKey } from "./linked-resources.ts";

/** The key of Brevo is linked as a secret. @throws ConfigError with a line for each that is wrong */
export function readMailFunctionConfig(environment: Record<string, unknown>): MailFunctionConfig {
  const brevo = environment["MAIL_PROVIDER"] === "brevo";
  return readLambdaMailConfig({
    ...environment,
    ...(brevo && { BREVO_API_KEY: linkedBrevoKey() }),
  });
}
