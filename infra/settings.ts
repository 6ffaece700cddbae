import { catalogue } from "../packages/config/src/catalogue.ts";
import { readDeploymentConfig } from "../packages/config/src/entries/deployment.ts";
import { MailEnvironment } from "../packages/config/src/entries/mail.ts";
import {
  type Config,
  ConfigError,
  isLoopback,
  parseEnvironment,
  readConfig,
} from "../packages/config/src/index.ts";
import type { Entry } from "../packages/config/src/reference.ts";
import { warnAboutVariables } from "../packages/config/src/warnings.ts";

type Environment = Record<string, string | undefined>;

/**
 * Returns the names of the variables that the deployment passes to a function, without secrets, which
 * are linked.
 */
export const settingNames = (entry: Entry): string[] =>
  catalogue
    .filter(({ neededBy, secret, setBy }) => neededBy.includes(entry) && !secret && !setBy)
    .map(({ name }) => name);

/** Returns the named settings that are not empty. */
const pickSettings = (names: string[], environment: Environment): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value ? [[name, value]] : [];
    }),
  );

/** Reads the domain of the deployment. @throws ConfigError */
export const readDomain = (environment: Environment): string | undefined =>
  readDeploymentConfig(environment).LATCH_DOMAIN;

/** Parses the settings like the API at its start. @throws ConfigError */
const parseApiConfig = (settings: Environment): Config =>
  readConfig({ LATCH_ISSUER: "https://unknown", ...settings });

/**
 * Reads the settings of the API from the environment of `sst deploy` and its .env files. LATCH_ISSUER
 * defaults to the domain.
 * @throws ConfigError for an invalid setting, so that the deployment fails and not the first request
 */
export function readSettings(environment: Environment): Record<string, string> {
  const domain = readDomain(environment);
  const settings: Record<string, string> = {
    // A line costs as much as the request (docs/reference/costs.md).
    LOG_FREQUENT_PERCENT: "10",
    ...(domain && { LATCH_ISSUER: `https://${domain}` }),
    ...pickSettings(settingNames("lambda-api"), environment),
  };
  const { LATCH_ISSUER } = parseApiConfig(settings);
  if (!LATCH_ISSUER.startsWith("https:")) throw new ConfigError("LATCH_ISSUER: Must be https");
  if (environment["TRUSTED_PROXY_HOPS"]) {
    // A client that bypasses the proxy could forge its address, because the URLs of AWS stay public.
    throw new ConfigError("TRUSTED_PROXY_HOPS: Must not be set on AWS; set LATCH_DOMAIN");
  }
  return settings;
}

/**
 * Reads how clients reach the functions: by function URLs, or by one API Gateway.
 * @throws ConfigError for a gateway without LATCH_ISSUER and LATCH_DOMAIN, because it has several host names
 */
export function readFront(environment: Environment): "url" | "gateway" {
  const { LATCH_FRONT: front, LATCH_DOMAIN: domain } = readDeploymentConfig(environment);
  if (front === "gateway" && !environment["LATCH_ISSUER"] && !domain) {
    throw new ConfigError(
      "LATCH_ISSUER: Must be the public https URL of the gateway for LATCH_FRONT=gateway without LATCH_DOMAIN",
    );
  }
  return front;
}

/** Rejects allowed origins on localhost, which only development stages may have. @throws ConfigError */
export function rejectLocalOrigins({ ALLOWED_ORIGINS }: Environment): void {
  const { ALLOWED_ORIGINS: origins } = parseApiConfig({ ALLOWED_ORIGINS });
  // In the origin of an app, such as capacitor://localhost, the host is only a name.
  if (origins.some((origin) => /^https?:/.test(origin) && isLoopback(origin))) {
    throw new ConfigError("ALLOWED_ORIGINS: Must not name localhost in production");
  }
}

/**
 * Warns about variables in the environment of `sst deploy` that look misspelt. The deployment does not pass
 * them on, so no function could warn about them.
 */
export function warnAboutSettings(environment: Environment, warn = console.warn): void {
  const shape = Object.fromEntries(catalogue.map(({ name, schema }) => [name, schema]));
  warnAboutVariables(environment, [{ shape }], {
    warn: ({ event, ...fields }, message) => warn(`${message} ${JSON.stringify(fields)}`),
  });
}

/** Returns whether the functions write metrics. @throws ConfigError */
export const hasMetrics = ({ METRICS }: Environment): boolean =>
  parseApiConfig({ METRICS }).METRICS === true;

/** Returns the settings that a function needs. @throws ConfigError */
export const functionSettings = (entry: Entry, environment: Environment): Record<string, string> =>
  pickSettings(settingNames(entry), readSettings(environment));

/**
 * Returns the settings of the mail consumer, and the provider and sender that its permissions depend
 * on.
 * @throws ConfigError
 */
export function mailSettings(environment: Environment) {
  const settings = pickSettings(settingNames("lambda-mail"), environment);
  if (settings["MAIL_PROVIDER"] === "smtp") {
    throw new ConfigError(
      "MAIL_PROVIDER: Must not be smtp on Lambda, because functions keep no connections",
    );
  }
  const { MAIL_PROVIDER: provider, MAIL_FROM: from } = parseEnvironment(MailEnvironment, {
    LATCH_ISSUER: "https://unknown",
    BREVO_API_KEY: "linked",
    ...settings,
  });
  return { settings, provider, from: from?.address };
}
