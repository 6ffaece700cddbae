import {
  createApiKeyStore,
  createSessionStore,
  createUserStore,
  type Database,
  ping,
} from "@latch/adapters/dynamodb";
import {
  createAccessTokens,
  createApiKeyTexts,
  createSeal,
  createSessionTokens,
  type KeyRing,
  publicKeys,
} from "@latch/adapters/keys";
import {
  type Clock,
  createAccounts,
  createApiKeys,
  createIds,
  createSessions,
  type Log,
  type PasswordHasher,
} from "@latch/core";
import type { Config } from "./config.ts";
import type { Deps, ReadAsset } from "./deps.ts";
import type { AddressOf } from "./middleware/caller.ts";
import { passwordPolicyOf } from "./passwords.ts";
import { createSessionCookie } from "./session-cookie.ts";

/** What a runtime brings. */
export type Runtime = {
  config: Config;
  database: Database;
  keys: KeyRing;
  hasher: PasswordHasher;
  log: Log;
  readAsset: ReadAsset;
  addressOf: AddressOf;
  version: string;
  clock?: Clock;
};

const day = 24 * 3600;

/** Puts core and its adapters together, the same way on every runtime. */
export function compose({ config, database, keys, clock = Date.now, ...runtime }: Runtime): Deps {
  const { hasher, log } = runtime;
  const issuer = config.LATCH_ISSUER;
  const secure = issuer.startsWith("https:");
  const allowedOrigins = config.ALLOWED_ORIGINS;
  const ids = createIds(clock, (length) => crypto.getRandomValues(new Uint8Array(length)));
  const users = createUserStore(database);
  const sessionStore = createSessionStore(database);
  const accessTokens = createAccessTokens(keys, {
    issuer,
    audience: config.LATCH_AUDIENCE,
    lifetime: config.ACCESS_TOKEN_SECONDS,
    clock,
  });
  const sessions = createSessions({
    users,
    sessions: sessionStore,
    tokens: createSessionTokens(createSeal(keys)),
    accessTokens,
    hasher,
    ids,
    clock,
    log,
    limits: {
      absolute: config.SESSION_ABSOLUTE_DAYS * day,
      idle: config.SESSION_IDLE_DAYS * day,
      grace: config.REFRESH_GRACE_SECONDS,
    },
  });
  const apiKeys = createApiKeys({
    apiKeys: createApiKeyStore(database),
    users,
    texts: createApiKeyTexts(),
    clock,
  });

  return {
    ...runtime,
    accounts: createAccounts({
      users,
      sessions: sessionStore,
      hasher,
      passwords: passwordPolicyOf(config, log),
      ids,
      clock,
    }),
    sessions,
    credentials: { accessToken: accessTokens.verify, apiKey: apiKeys.verify },
    cookie: createSessionCookie({ secure, origins: [new URL(issuer).origin, ...allowedOrigins] }),
    issuer,
    jwks: publicKeys(keys),
    startedAt: performance.now(),
    dependencies: { dynamodb: () => ping(database) },
    allowedOrigins,
    secure,
  };
}
