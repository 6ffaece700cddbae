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
import { type Config, isSecure } from "@latch/config";
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
  type Measure,
  type PasswordHasher,
  withPlansInForce,
} from "@latch/core";
import { passwordPolicyOf } from "./password-policy.ts";
import { paymentsOf } from "./payments.ts";

/** What a runtime brings. */
export type ApiParts = {
  config: Config;
  database: Database;
  keys: KeyRing;
  hasher: PasswordHasher;
  deliveryQueue: DeliveryQueue;
  log: Log;
  /** Takes what is measured; nothing is, without one. */
  measure?: Measure;
  /** Tasks are served by a function of their own, which hears of erasures by an event. */
  tasksApart?: boolean;
  clock?: Clock;
  /** Left out, an answer waits for what could be done beside it. */
  defer?: Defer;
};

const day = 24 * 3600;

/** The services of the API over their adapters, the same on every runtime. */
export function composeApi({ config, database, keys, tasksApart = false, ...parts }: ApiParts) {
  const { log, measure, clock = Date.now, defer = (work) => work() } = parts;
  const hasher = measure ? measuredHasher(parts.hasher, measure) : parts.hasher;
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
    log,
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
      queue: parts.deliveryQueue,
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
      throttle: config.RATE_LIMITS ? throttle : undefined,
      requireApiKey: config.REQUIRE_API_KEY,
    },
    issuer,
    jwks: publicKeys(keys),
    dependencies: { dynamodb: () => ping(database) },
    proxyHops: config.TRUSTED_PROXY_HOPS,
    allowedOrigins,
    secure,
  };
}
