import {
  createAccessTokens,
  createApiKeyTexts,
  createOneTimeTexts,
  createSeal,
  createSessionTokens,
  createWebhookSecrets,
  type KeyRing,
  publicKeys,
} from "@latch/adapters/crypto";
import { createRandomIds } from "@latch/adapters/crypto/random-ids";
import {
  createActivityStore,
  createApiKeyStore,
  createBillingStore,
  createLockoutStore,
  createOneTimeTokenStore,
  createSessionStore,
  createTaskStore,
  createThrottle,
  createUserStore,
  createWebhookDeliveryStore,
  createWebhookEndpointStore,
  type Database,
  ping,
} from "@latch/adapters/dynamodb";
import { measuredHasher } from "@latch/adapters/telemetry/measured-hasher";
import { createRefuseUrl } from "@latch/adapters/webhooks/url-rejection";
import {
  type Clock,
  createAccounts,
  createAdministration,
  createApiKeys,
  createBilling,
  createBillingHolder,
  createCredentials,
  createLockout,
  createLogIn,
  createOneTimeTokens,
  createPersonalData,
  createPlans,
  createRecovery,
  createSecretRenewal,
  createSessions,
  createTasks,
  createUserChanges,
  createWebhooks,
  type Defer,
  type DeliveryQueue,
  type Log,
  type PasswordHasher,
  withPlansInForce,
} from "@latch/core";
import { type Config, isSecure } from "./config.ts";
import type { Deps, ReadAsset } from "./deps.ts";
import type { AddressOf } from "./middleware/caller.ts";
import type { Observation } from "./observation.ts";
import { passwordPolicyOf } from "./passwords.ts";
import { paymentsOf } from "./payments.ts";
import { createSessionCookie } from "./session-cookie.ts";

/** What a runtime brings. */
export type Runtime = {
  config: Config;
  database: Database;
  keys: KeyRing;
  hasher: PasswordHasher;
  deliveryQueue: DeliveryQueue;
  log: Log;
  observation?: Observation;
  readAsset: ReadAsset;
  addressOf: AddressOf;
  version: string;
  /** Tasks are served by a function of their own, which hears of erasures by an event. */
  tasksApart?: boolean;
  clock?: Clock;
  /** Left out, an answer waits for what could be done beside it. */
  defer?: Defer;
};

const day = 24 * 3600;

/** Puts core and its adapters together, the same way on every runtime. */
export function compose({ config, database, keys, tasksApart = false, ...runtime }: Runtime): Deps {
  const { log, observation, clock = Date.now, defer = (work) => work() } = runtime;
  const measure = observation?.measure;
  const hasher = measure ? measuredHasher(runtime.hasher, measure) : runtime.hasher;
  const issuer = config.LATCH_ISSUER;
  const appUrl = config.LATCH_APP_URL ?? issuer;
  const secure = isSecure(issuer);
  const allowedOrigins = config.ALLOWED_ORIGINS;

  const stores = {
    users: withPlansInForce(createUserStore(database), clock),
    sessions: createSessionStore(database),
    apiKeys: createApiKeyStore(database),
    oneTimeTokens: createOneTimeTokenStore(database),
    lockouts: createLockoutStore(database),
    activity: createActivityStore(database),
    billing: createBillingStore(database),
  };
  const accessTokens = createAccessTokens(keys, {
    issuer,
    audience: config.LATCH_AUDIENCE,
    lifetime: config.ACCESS_TOKEN_SECONDS,
    clock,
  });
  const throttle = createThrottle(database, clock);
  const ids = createRandomIds(clock);
  const common = {
    ...stores,
    hasher,
    throttle,
    clock,
    log,
    measure,
    defer,
    passwords: passwordPolicyOf(config, log),
    changeUser: createUserChanges({ users: stores.users, clock }),
    ids,
    lockout: createLockout({ ...stores, ids, clock, log, measure }),
    payments: paymentsOf(config, clock),
  };
  const sessions = createSessions({
    ...common,
    tokens: createSessionTokens(createSeal(keys)),
    accessTokens,
    limits: {
      absolute: config.SESSION_ABSOLUTE_DAYS * day,
      idle: config.SESSION_IDLE_DAYS * day,
      grace: config.REFRESH_GRACE_SECONDS,
    },
  });
  const tokens = createOneTimeTokens({ ...common, texts: createOneTimeTexts(keys) });
  const recovery = createRecovery({ ...common, tokens });
  const webhookParts = {
    endpoints: createWebhookEndpointStore(database),
    secrets: createWebhookSecrets(keys),
    log,
  };
  const apiKeys = createApiKeys({ ...common, texts: createApiKeyTexts() });
  const tasks = createTasks({ ...common, tasks: createTaskStore(database) });
  const { collect, erase } = tasks;
  const payers = createBillingHolder({ ...common, customers: common.payments });

  return {
    ...runtime,
    accounts: createAccounts(common),
    logIn: createLogIn({
      ...common,
      sessions,
      requireVerifiedEmail: config.REQUIRE_VERIFIED_EMAIL,
    }),
    sessions,
    recovery,
    credentials: createCredentials({ ...common, tokens }),
    administration: createAdministration({
      ...common,
      sessions,
      sessionStore: stores.sessions,
      recovery,
    }),
    apiKeys,
    personalData: createPersonalData({
      ...common,
      holders: [tasksApart ? { collect } : { collect, erase }, payers],
    }),
    billing: createBilling({
      ...common,
      plans: createPlans({ ...common, configured: config.BILLING_PLANS }),
      holder: payers,
      grace: config.BILLING_GRACE_DAYS * day * 1000,
      appUrl,
      origins: [new URL(appUrl).origin, ...allowedOrigins],
    }),
    tasks: tasksApart ? undefined : tasks,
    activity: stores.activity,
    webhooks: createWebhooks({
      ...common,
      ...webhookParts,
      deliveries: createWebhookDeliveryStore(database),
      queue: runtime.deliveryQueue,
      refuseUrl: createRefuseUrl({
        allowHttp: config.NODE_ENV !== "production",
        allowPrivate: config.WEBHOOK_ALLOW_PRIVATE,
      }),
    }),
    renewSecrets: createSecretRenewal(webhookParts),
    enforcement: {
      credentials: {
        accessToken: accessTokens.verify,
        apiKey: apiKeys.verify,
        isLive: sessions.isLive,
      },
      throttle: config.RATE_LIMITS === "on" ? throttle : undefined,
      requireApiKey: config.REQUIRE_API_KEY,
    },
    cookie: createSessionCookie({ secure, origins: [new URL(issuer).origin, ...allowedOrigins] }),
    issuer,
    jwks: publicKeys(keys),
    startedAt: performance.now(),
    dependencies: { dynamodb: () => ping(database) },
    proxyHops: config.TRUSTED_PROXY_HOPS,
    allowedOrigins,
    secure,
  };
}
