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

/** What the deployment passes on to a function: what it needs, except secrets, which are linked. */
export const environmentOf = (entry: Entry): string[] =>
  catalogue
    .filter(({ neededBy, secret, setBy }) => neededBy.includes(entry) && !secret && !setBy)
    .map(({ name }) => name);

/** The named settings that are set to something. */
const setAmong = (names: string[], environment: Environment): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value ? [[name, value]] : [];
    }),
  );

/** The domain that the deployment is to have. @throws ConfigError */
export const readDomain = (environment: Environment): string | undefined =>
  readDeploymentConfig(environment).LATCH_DOMAIN;

/** The variables of the API as it will read them. @throws ConfigError */
const configOf = (given: Environment): Config =>
  readConfig({ LATCH_ISSUER: "https://unknown", ...given });

/**
 * The settings in the environment of `sst deploy`, or in its .env files. The issuer is the domain,
 * unless it is given.
 * @throws ConfigError for a wrong one: the deployment fails, not the first request
 */
export function readSettings(environment: Environment): Record<string, string> {
  const domain = readDomain(environment);
  const given: Record<string, string> = {
    ...(domain && { LATCH_ISSUER: `https://${domain}` }),
    ...setAmong(environmentOf("lambda-api"), environment),
  };
  const { LATCH_ISSUER } = configOf(given);
  if (!LATCH_ISSUER.startsWith("https:")) throw new ConfigError("LATCH_ISSUER: Must be https");
  if (environment["TRUSTED_PROXY_HOPS"]) {
    // A client that bypasses the proxy would choose its address: the URLs of AWS stay public.
    throw new ConfigError("TRUSTED_PROXY_HOPS: Must not be set on AWS; see LATCH_DOMAIN");
  }
  return given;
}

/**
 * What clients reach: function URLs, or one API Gateway for all functions.
 * @throws ConfigError for a gateway, which has several names, if none of them is given as the issuer
 */
export function readFront(environment: Environment): "url" | "gateway" {
  const { LATCH_FRONT: front, LATCH_DOMAIN: domain } = readDeploymentConfig(environment);
  if (front === "gateway" && !environment["LATCH_ISSUER"] && !domain) {
    throw new ConfigError(
      "LATCH_ISSUER: Must be the public https URL behind LATCH_FRONT=gateway, if there is no LATCH_DOMAIN",
    );
  }
  return front;
}

/** Pages on a developer's machine may call a stage, but not production. @throws ConfigError */
export function rejectLocalOrigins({ ALLOWED_ORIGINS }: Environment): void {
  if (configOf({ ALLOWED_ORIGINS }).ALLOWED_ORIGINS.some(isLoopback)) {
    throw new ConfigError("ALLOWED_ORIGINS: Must not name localhost in production");
  }
}

/**
 * Warns of variables in the environment of `sst deploy` that look misspelt: the deployment does not
 * pass them on, so that no function can warn of them.
 */
export function warnAboutSettings(environment: Environment, warn = console.warn): void {
  const shape = Object.fromEntries(catalogue.map(({ name, schema }) => [name, schema]));
  warnAboutVariables(environment, [{ shape }], {
    warn: ({ event, ...fields }, message) => warn(`${message} ${JSON.stringify(fields)}`),
  });
}

/** Whether the functions write metrics. @throws ConfigError */
export const hasMetrics = ({ METRICS }: Environment): boolean =>
  configOf({ METRICS }).METRICS === true;

/** The settings that a function needs. @throws ConfigError */
export const functionSettings = (entry: Entry, environment: Environment): Record<string, string> =>
  setAmong(environmentOf(entry), readSettings(environment));

/** What the consumer of mails needs, and what its permissions depend on. @throws ConfigError */
export function mailSettings(environment: Environment) {
  const given = setAmong(environmentOf("lambda-mail"), environment);
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
