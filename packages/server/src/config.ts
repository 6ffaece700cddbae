import { readFileSync } from "node:fs";
import { type Database, openDatabase, prefixed } from "@latch/adapters/dynamodb";
import { type KeyRing, parseKeyRing } from "@latch/adapters/keys";
import { type Config, ConfigError, parseEnvironment, readConfig } from "@latch/api";
import * as z from "zod";

/** What only a machine needs to be told: where to listen, where the data and the keys are. */
const ServerEnvironment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default("127.0.0.1"),
  AWS_REGION: z.string().default("us-east-1"),
  DYNAMODB_ENDPOINT: z.url().optional(),
  LATCH_TABLE_PREFIX: z
    .string()
    .regex(/^[\w.-]{0,200}$/, "Must be letters, digits, dots, dashes and underscores")
    .default("latch-"),
  LATCH_KEYS: z.string().optional(),
  LATCH_KEYS_FILE: z.string().optional(),
  HASH_WORKERS: z.coerce.number().int().min(1).max(64).optional(),
});
export type ServerConfig = Config & z.infer<typeof ServerEnvironment>;

/** @throws ConfigError with a line for each variable that is wrong */
export function readServerConfig(environment: Record<string, unknown>): ServerConfig {
  const own = parseEnvironment(ServerEnvironment, environment);
  return { ...own, ...readConfig(environment) };
}

/** The database that the configuration names. */
export function connect(
  environment: Record<string, unknown>,
): Database & { endpoint: string | undefined } {
  const { AWS_REGION, DYNAMODB_ENDPOINT, LATCH_TABLE_PREFIX } = parseEnvironment(
    ServerEnvironment,
    environment,
  );
  return {
    endpoint: DYNAMODB_ENDPOINT,
    ...openDatabase({
      tables: prefixed(LATCH_TABLE_PREFIX),
      region: AWS_REGION,
      endpoint: DYNAMODB_ENDPOINT,
      credentials: isLocal(DYNAMODB_ENDPOINT)
        ? { accessKeyId: "local", secretAccessKey: "local" }
        : undefined,
    }),
  };
}

/** An emulator on this machine: it wants credentials, but any will do. */
const isLocal = (endpoint: string | undefined): boolean =>
  endpoint !== undefined && /^(localhost|127\.|\[::1\])/.test(new URL(endpoint).hostname);

/** The keys of `LATCH_KEYS` or of the file `LATCH_KEYS_FILE`. @throws ConfigError */
export function readKeys({ LATCH_KEYS, LATCH_KEYS_FILE }: ServerConfig): KeyRing {
  const source = LATCH_KEYS ? "LATCH_KEYS" : "LATCH_KEYS_FILE";
  if (!LATCH_KEYS && !LATCH_KEYS_FILE) {
    throw new ConfigError(
      "There are no keys: `npm run keys:create -- FILE` makes some, LATCH_KEYS_FILE=FILE names them.",
    );
  }
  try {
    return parseKeyRing(LATCH_KEYS ?? readFileSync(LATCH_KEYS_FILE as string, "utf8"));
  } catch (error) {
    throw new ConfigError(`${source}: ${(error as Error).message}`);
  }
}
