import { MailEnvironment } from "../packages/config/src/entries/mail.ts";
import {
  ConfigError,
  isLoopback,
  parseEnvironment,
  readConfig,
} from "../packages/config/src/environment.ts";

/** What the API's environment may say; what is secret is linked instead, where nobody reads it. */
export const passedOn = [
  "LATCH_ISSUER",
  "LATCH_APP_URL",
  "LATCH_AUDIENCE",
  "ALLOWED_ORIGINS",
  "ACCESS_TOKEN_SECONDS",
  "SESSION_ABSOLUTE_DAYS",
  "SESSION_IDLE_DAYS",
  "REFRESH_GRACE_SECONDS",
  "PASSWORD_MIN_LENGTH",
  "PASSWORD_HASH",
  "BCRYPT_COST",
  "BREACH_CHECK",
  "BREACH_CHECK_URL",
  "REQUIRE_VERIFIED_EMAIL",
  "REQUIRE_API_KEY",
  "BILLING_PLANS",
  "BILLING_GRACE_DAYS",
  "LOG_LEVEL",
  "SLOW_OPERATION_MS",
  "METRICS",
];

/** What of it the tasks are told as well, beside the issuer. */
export const tasksPassedOn = [
  "LATCH_AUDIENCE",
  "ALLOWED_ORIGINS",
  "REQUIRE_API_KEY",
  "LOG_LEVEL",
  "SLOW_OPERATION_MS",
  "METRICS",
];

/** Those of the named settings that are set to something. */
const setAmong = (
  names: string[],
  environment: Record<string, string | undefined>,
): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value ? [[name, value]] : [];
    }),
  );

/**
 * The domain that the deployment is to have.
 * @throws ConfigError
 */
export function domainOf(environment: Record<string, string | undefined>): string | undefined {
  const domain = environment["LATCH_DOMAIN"] || undefined;
  if (domain && !/^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/.test(domain)) {
    throw new ConfigError("LATCH_DOMAIN: Must be a name such as auth.example.com");
  }
  return domain;
}

/**
 * The settings in the environment of `sst deploy`, or in its .env files. The issuer is the domain,
 * unless it is given.
 * @throws ConfigError for a wrong one: the deployment fails, not the first request
 */
export function settingsOf(
  environment: Record<string, string | undefined>,
): Record<string, string> {
  const domain = domainOf(environment);
  const given: Record<string, string> = {
    ...(domain && { LATCH_ISSUER: `https://${domain}` }),
    ...setAmong(passedOn, environment),
  };
  const { LATCH_ISSUER } = readConfig({ LATCH_ISSUER: "https://unknown", ...given });
  if (!LATCH_ISSUER.startsWith("https:")) throw new ConfigError("LATCH_ISSUER: Must be https");
  if (environment["TRUSTED_PROXY_HOPS"]) {
    // Who goes past the proxy would choose their own address: the URLs of AWS stay open to all.
    throw new ConfigError("TRUSTED_PROXY_HOPS: Must not be set on AWS; see LATCH_DOMAIN");
  }
  return given;
}

/**
 * What people reach first: function URLs, or one API Gateway for all.
 * @throws ConfigError behind a gateway that has several names, none of which is said to be the issuer
 */
export function frontOf(environment: Record<string, string | undefined>): "url" | "gateway" {
  const front = environment["LATCH_FRONT"] || "url";
  if (front !== "url" && front !== "gateway") {
    throw new ConfigError("LATCH_FRONT: Must be url or gateway");
  }
  if (front === "gateway" && !environment["LATCH_ISSUER"] && !domainOf(environment)) {
    throw new ConfigError(
      "LATCH_ISSUER: Must be the public https URL behind LATCH_FRONT=gateway, if there is no LATCH_DOMAIN",
    );
  }
  return front;
}

/**
 * Pages on a developer's machine may use a stage for trying things, but not production.
 * @throws ConfigError
 */
export function refuseLocalOrigins(environment: Record<string, string | undefined>): void {
  const { ALLOWED_ORIGINS: origins } = readConfig({
    LATCH_ISSUER: "https://unknown",
    ALLOWED_ORIGINS: environment["ALLOWED_ORIGINS"],
  });
  if (origins.some(isLoopback)) {
    throw new ConfigError("ALLOWED_ORIGINS: Must not name localhost in production");
  }
}

/** What the authorizer needs to know. @throws ConfigError */
export function authorizerSettingsOf(
  environment: Record<string, string | undefined>,
): Record<string, string> {
  return setAmong(["LATCH_ISSUER", "LATCH_AUDIENCE", "LOG_LEVEL"], settingsOf(environment));
}

/** Of those, what the tasks need to know. @throws ConfigError */
export function tasksSettingsOf(
  environment: Record<string, string | undefined>,
): Record<string, string> {
  return setAmong(tasksPassedOn, settingsOf(environment));
}

/** Of those, what a function needs to know that answers nobody. @throws ConfigError */
export function backgroundSettingsOf(
  environment: Record<string, string | undefined>,
): Record<string, string> {
  return setAmong(["LOG_LEVEL"], settingsOf(environment));
}

/** What the consumer of mails is told besides; the key of Brevo is linked. */
export const mailSettings = [
  "LATCH_APP_URL",
  "MAIL_PROVIDER",
  "MAIL_FROM",
  "MAIL_REPLY_TO",
  "MAIL_UNSUBSCRIBE",
  "MAIL_LOCALE",
  "BRAND_NAME",
  "BRAND_COLOR",
  "BRAND_LOGO_URL",
  "BRAND_SUPPORT_URL",
  "BREVO_API_BASE",
  "SES_CONFIGURATION_SET",
];

/** Of those, what the environment of `sst deploy` says. @throws ConfigError */
export function mailSettingsOf(environment: Record<string, string | undefined>) {
  const given = setAmong(mailSettings, environment);
  if (given["MAIL_PROVIDER"] === "smtp") {
    throw new ConfigError("MAIL_PROVIDER: smtp needs a server, functions keep no connections");
  }
  const { MAIL_PROVIDER: provider, MAIL_FROM: from } = parseEnvironment(MailEnvironment, {
    LATCH_ISSUER: "https://unknown",
    BREVO_API_KEY: "linked",
    ...given,
  });
  return { given, provider, from: from?.address };
}
