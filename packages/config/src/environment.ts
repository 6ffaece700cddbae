import * as z from "zod";
import { BillingPlans } from "./billing-plans.ts";

/** A variable that holds a whole number. */
export const wholeNumber = (least: number, most: number) => {
  const error = `Must be a whole number from ${least} to ${most}`;
  return z.coerce.number(error).int(error).min(least, error).max(most, error);
};

const flag = z
  .enum(["true", "false"], "Must be true or false")
  .default("false")
  .transform((value) => value === "true");

/** Whether a URL leads to this very machine. */
export const isLoopback = (url: string | undefined): boolean =>
  url !== undefined &&
  /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);

/** Whether nobody reads what goes to and fro by a URL: https, or this machine. */
export const isPrivate = (url: string): boolean => url.startsWith("https:") || isLoopback(url);

/** Whether browsers are told to come by https only: everywhere but on this machine. */
export const isSecure = (url: string): boolean => url.startsWith("https:") || !isLoopback(url);

const origins = z
  .string()
  .default("")
  .transform((list) => list.split(",").map((origin) => origin.trim()))
  .transform((list) => list.filter((origin) => origin !== ""))
  .refine(
    (list) =>
      // A star is one origin to nobody: with credentials each has to be named.
      list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin) &&
      !list.join().includes("*"),
    "Must be origins such as https://app.example.com, separated by commas",
  )
  // Cookies and tokens go there: whoever stands between could put a page of their own in its place.
  .refine(
    (list) => list.every((origin) => !URL.canParse(origin) || isPrivate(origin)),
    "Must be https outside localhost",
  );

/** Everything the program is told from outside, by the names of the environment variables. */
export const Environment = z
  .object({
    NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
    LATCH_ISSUER: z.url({ protocol: /^https?$/, error: "Must be the public URL of this API" }),
    LATCH_APP_URL: z.url({ protocol: /^https?$/, error: "Must be the URL of your app" }).optional(),
    LATCH_AUDIENCE: z.string().min(1).default("latch"),
    ALLOWED_ORIGINS: origins,
    ACCESS_TOKEN_SECONDS: wholeNumber(60, 3600).default(900),
    SESSION_ABSOLUTE_DAYS: wholeNumber(1, 365).default(30),
    SESSION_IDLE_DAYS: wholeNumber(1, 365).default(14),
    REFRESH_GRACE_SECONDS: wholeNumber(0, 60).default(10),
    PASSWORD_MIN_LENGTH: wholeNumber(8, 64).default(8),
    PASSWORD_HASH: z.enum(["bcrypt", "argon2id"]).default("bcrypt"),
    BCRYPT_COST: wholeNumber(4, 15).default(10),
    BREACH_CHECK: z.enum(["on", "off"]).default("off"),
    BREACH_CHECK_URL: z
      .url({ protocol: /^https?$/ })
      .endsWith("/", "Must be an https URL to which five hex digits are added")
      .default("https://api.pwnedpasswords.com/range/"),
    REQUIRE_VERIFIED_EMAIL: flag,
    REQUIRE_API_KEY: flag,
    TRUSTED_PROXY_HOPS: wholeNumber(0, 5).default(0),
    WEBHOOK_ALLOW_PRIVATE: flag,
    RATE_LIMITS: z.enum(["on", "off"]).default("on"),
    STRIPE_SECRET_KEY: z
      .string()
      .regex(/^[rs]k_(?:test|live)_\w+$/, "Must be a secret or restricted key (sk_… or rk_…)")
      .optional(),
    STRIPE_WEBHOOK_SECRET: z
      .string()
      .regex(/^whsec_\w+$/, "Must be the signing secret of the webhook endpoint (whsec_…)")
      .optional(),
    STRIPE_API_BASE: z
      .url({ protocol: /^https?$/, error: "Must be a URL such as http://127.0.0.1:12111" })
      .default("https://api.stripe.com"),
    BILLING_PLANS: BillingPlans.optional(),
    BILLING_GRACE_DAYS: wholeNumber(0, 60).default(7),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    SLOW_OPERATION_MS: wholeNumber(0, 60_000).default(1000),
    METRICS: z.enum(["on", "off"]).optional(),
    METRICS_KEY: z
      .string()
      .regex(/^[\w.~+/-]{16,}=*$/, "Must be 16 or more characters that a bearer token may have")
      .optional(),
  })
  .superRefine((config, context) => {
    const production = config.NODE_ENV === "production";
    const refuse = (variable: string, message: string) =>
      context.addIssue({ code: "custom", path: [variable], message });
    if (production && !isPrivate(config.LATCH_ISSUER)) {
      refuse("LATCH_ISSUER", "Must be https outside localhost in production");
    }
    if (production && config.RATE_LIMITS === "off") {
      refuse("RATE_LIMITS", "Must not be off in production");
    }
    if (production && !config.BREACH_CHECK_URL.startsWith("https:")) {
      refuse("BREACH_CHECK_URL", "Must be an https URL in production");
    }
    if (production && !config.STRIPE_API_BASE.startsWith("https:")) {
      refuse("STRIPE_API_BASE", "Must be an https URL in production");
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
    if (production && config.BCRYPT_COST < 10) {
      refuse("BCRYPT_COST", "Must be at least 10 in production");
    }
  });

export type Config = z.infer<typeof Environment>;

/** The configuration is wrong: the message names the variables and the rules, never a value. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** `process.env` under Node and Lambda, the bindings in a worker. @throws ConfigError */
export const readConfig = (environment: Record<string, unknown>): Config =>
  parseEnvironment(Environment, environment);

/** Reads what `schema` names from an environment. @throws ConfigError */
export function parseEnvironment<S extends z.ZodType>(
  schema: S,
  environment: Record<string, unknown>,
): z.output<S> {
  // An empty variable is one that was not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => {
    const variable = path.join(".");
    return `  ${variable}: ${given[variable] === undefined ? `Is not set. ${message}` : message}`;
  });
  // Two parts of a schema may ask for the same variable.
  throw new ConfigError(`The configuration is wrong:\n${[...new Set(lines)].join("\n")}`);
}

/** Unless it is said: for whoever has the key, and in development. */
export const wantsMetrics = ({
  METRICS,
  METRICS_KEY,
  NODE_ENV,
}: Pick<Config, "METRICS" | "METRICS_KEY"> & { NODE_ENV?: Config["NODE_ENV"] }): boolean =>
  METRICS ? METRICS === "on" : METRICS_KEY !== undefined || NODE_ENV === "development";
