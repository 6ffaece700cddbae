import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { readPasskeySettings } from "../passkey-settings.ts";
import { isProtectedConnection } from "../urls.ts";
import { accessVariables } from "../variables/access.ts";
import { activityVariables } from "../variables/activity.ts";
import { observationVariables } from "../variables/observation.ts";
import { passkeyVariables } from "../variables/passkeys.ts";
import { passwordVariables } from "../variables/passwords.ts";
import { paymentVariables } from "../variables/payments.ts";
import { serviceVariables } from "../variables/service.ts";
import { sessionVariables } from "../variables/sessions.ts";

/** The schema of the variables that the API reads on every runtime. */
export const Environment = z
  .object({
    ...serviceVariables,
    ...sessionVariables,
    ...passwordVariables,
    ...passkeyVariables,
    ...accessVariables,
    ...activityVariables,
    ...paymentVariables,
    ...observationVariables,
  })
  .superRefine((config, context) => {
    const production = config.NODE_ENV === "production";
    const refuse = (variable: string, message: string) =>
      context.addIssue({ code: "custom", path: [variable], message });
    if (production && !isProtectedConnection(config.LATCH_ISSUER)) {
      refuse("LATCH_ISSUER", "Must be https outside localhost in production");
    }
    if (production && config.LATCH_APP_URL && !isProtectedConnection(config.LATCH_APP_URL)) {
      refuse("LATCH_APP_URL", "Must be https outside localhost in production");
    }
    if (config.SESSION_COOKIE_SAME_SITE === "none" && !config.LATCH_ISSUER.startsWith("https:")) {
      refuse("SESSION_COOKIE_SAME_SITE", "Must not be none unless LATCH_ISSUER is https");
    }
    if (production && !config.RATE_LIMITS) {
      refuse("RATE_LIMITS", "Must not be false in production");
    }
    for (const variable of ["BREACH_CHECK_URL", "STRIPE_API_BASE"] as const) {
      if (production && !config[variable].startsWith("https:")) {
        refuse(variable, "Must be an https URL in production");
      }
    }
    if (config.STRIPE_SECRET_KEY && !config.STRIPE_WEBHOOK_SECRET) {
      refuse("STRIPE_WEBHOOK_SECRET", "Must be set beside STRIPE_SECRET_KEY");
    }
    if (config.STRIPE_WEBHOOK_SECRET && !config.STRIPE_SECRET_KEY) {
      refuse("STRIPE_SECRET_KEY", "Must be set beside STRIPE_WEBHOOK_SECRET");
    }
    if (production && config.WEBHOOK_ALLOW_PRIVATE) {
      refuse("WEBHOOK_ALLOW_PRIVATE", "Must not be true in production");
    }
    if (readPasskeySettings(config).origins.length === 0) {
      refuse(
        "PASSKEY_ORIGINS",
        "Must be set, because no configured origin belongs to PASSKEY_RP_ID",
      );
    }
    if (production && config.BCRYPT_COST < 10) {
      refuse("BCRYPT_COST", "Must be at least 10 in production");
    }
  });

export type Config = z.infer<typeof Environment>;

/** Reads the configuration of the API. @throws ConfigError with a line for each invalid variable */
export const readConfig = (environment: Variables): Config =>
  parseEnvironment(Environment, environment);
