import { type MailFunctionConfig, readLambdaMailConfig } from "@latch/config/lambda/mail";
import { linkedBrevoKey } from "./linked-resources.ts";

/**
 * Reads the configuration of the mail function. Brevo's API key is a linked secret.
 * @throws ConfigError with a line for each invalid variable
 */
export function readMailFunctionConfig(environment: Record<string, unknown>): MailFunctionConfig {
  const brevo = environment["MAIL_PROVIDER"] === "brevo";
  return readLambdaMailConfig({
    ...environment,
    ...(brevo && { BREVO_API_KEY: linkedBrevoKey() }),
  });
}
