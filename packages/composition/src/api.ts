import {
  createChallengeTokens,
  createDeviceTokens,
  createReauthenticationTokens,
  createSeal,
  createSessionTokens,
  createThrottleKeyHash,
  type KeyRing,
} from "@latch/adapters/crypto";
import { createRandomIdFactory } from "@latch/adapters/crypto/random-ids";
import {
  createGuessStore,
  createSpentProofs,
  createThrottle,
  type Database,
  ping,
} from "@latch/adapters/dynamodb";
import { createAccessTokens, publicKeys } from "@latch/adapters/jwt";
import { createMeasuredHasher } from "@latch/adapters/telemetry/measured-hasher";
import { createUrlRejection } from "@latch/adapters/webhooks/url-rejection";
import {
  type Config,
  isDocsPageEnabled,
  linksOpenOwnPages,
  readAllowedOrigins,
  requiresHttps,
} from "@latch/config";
import {
  type Clock,
  createAccounts,
  createAdministration,
  createAuth,
  createAuthenticators,
  createBilling,
  createConfirmOperation,
  createEmailCodeAuthenticator,
  createHasContent,
  createIssueChallenge,
  createListActivity,
  createLockout,
  createMailBudget,
  createMailChallenge,
  createMailedCodes,
  createPasskeyAuthenticator,
  createPasswordAuthenticator,
  createPlans,
  createSessions,
  createTrustedDevices,
  createVerifyProofs,
  createWebhooks,
  type Defer,
  type DeliveryQueue,
  type Log,
  type Measure,
  type PasswordHasher,
  tolerateLateCleanup,
} from "@latch/core";
import { readAdmissionRules, warnAboutSecondFactors } from "./services/admission-rules.ts";
import { composeApiKeys } from "./services/api-keys.ts";
import { composeSecurityLinks, createOneTimeSecrets } from "./services/one-time-token-secrets.ts";
import { composeOneTimeTokens } from "./services/one-time-tokens.ts";
import { composeOpenAccount } from "./services/open-account.ts";
import { composePasskeys } from "./services/passkeys.ts";
import { composeDecoyHash } from "./services/password-formats.ts";
import { composePayments } from "./services/payments.ts";
import { composePersonalData } from "./services/personal-data.ts";
import { composeSecondFactors } from "./services/second-factors.ts";
import {
  openEndpointLoadStore,
  openPersonalStores,
  openWebhookDeliveryStore,
  openWebhookEndpointChanges,
} from "./services/stores.ts";
import { composeTaskService } from "./services/tasks.ts";
import { openWebhookEndpoints } from "./services/webhook-endpoints.ts";

/** What a runtime provides for the API. */
export type ApiParts = {
  config: Config;
  database: Database;
  keys: KeyRing;
  hasher: PasswordHasher;
  deliveryQueue: DeliveryQueue;
  log: Log;
  /** Receives measurements. Without it, nothing is measured. */
  measure?: Measure;
  /** Whether tasks are served by a process of their own, which learns of erasures from an event. */
  standaloneTasks?: boolean;
  clock?: Clock;
  /** Runs work after the response. Without it, the response waits for that work. */
  defer?: Defer;
};

const daySeconds = 24 * 3600;

/** Constructs the services of the API with their adapters, the same on every runtime. */
export function composeApi({
  config,
  database,
  keys,
  standaloneTasks = false,
  ...parts
}: ApiParts) {
  const { log, measure, clock = database.clock, defer = (work) => work() } = parts;
  const hasher = measure ? createMeasuredHasher(parts.hasher, measure) : parts.hasher;
  const issuer = config.LATCH_ISSUER;
  const appUrl = config.LATCH_APP_URL ?? issuer;
  const secure = requiresHttps(issuer);
  const origins = readAllowedOrigins(config);

  warnAboutSecondFactors(config, log);
  const stores = openPersonalStores(database, clock, config.ACTIVITY_RETENTION_DAYS);
  const accessTokens = createAccessTokens(keys, {
    issuer,
    audience: config.LATCH_AUDIENCE,
    lifetimeSeconds: config.ACCESS_TOKEN_SECONDS,
    clock,
  });
  const keyHash = createThrottleKeyHash(keys);
  const throttle = createThrottle(database, keyHash, clock);
  const guesses = createGuessStore(database, keyHash);
  const newId = createRandomIdFactory(clock);
  const accountCreation = composeOpenAccount({ ...stores, config, hasher, newId, clock, log });
  const common = {
    ...stores,
    sessions: tolerateLateCleanup(stores.sessions, log),
    rules: readAdmissionRules(config),
    hasher,
    throttle,
    clock,
    log,
    measure,
    defer,
    passwords: accountCreation.passwords,
    newId,
    trustedDeviceDays: config.TRUSTED_DEVICE_DAYS,
    lockout: createLockout({ ...stores, guesses, newId, clock, log, measure }),
    allowMail: createMailBudget({ throttle }),
    deviceTokens: createDeviceTokens(keys),
    decoyHash: composeDecoyHash({ database, clock }),
    securityLinks: composeSecurityLinks(keys),
    payments: composePayments(config, clock),
    ...composePasskeys({ ...stores, config, keys, newId, clock, log }),
  };
  const secrets = createOneTimeSecrets(keys);
  const tokens = composeOneTimeTokens({ ...common, secrets });
  const mailedCodes = createMailedCodes({ ...common, secrets });
  const challengeTokens = createChallengeTokens(keys);
  const issueChallenge = createIssueChallenge({
    ...common,
    challengeTokens,
    mailChallenge: createMailChallenge({ ...common, mailedCodes }),
  });
  const sessionTokens = createSessionTokens(createSeal(keys));
  const limits = {
    absoluteSeconds: config.SESSION_ABSOLUTE_DAYS * daySeconds,
    idleSeconds: config.SESSION_IDLE_DAYS * daySeconds,
    graceSeconds: config.REFRESH_GRACE_SECONDS,
  };
  const sessions = createSessions({
    ...common,
    issueChallenge,
    tokens: sessionTokens,
    accessTokens,
    limits,
  });
  const reauthenticationTokens = createReauthenticationTokens(keys);
  const { verifiers, ...secondFactors } = composeSecondFactors({
    ...common,
    database,
    keys,
    keyHash,
    issuer: config.BRAND_NAME,
  });
  const verifyProofs = createVerifyProofs({
    password: createPasswordAuthenticator(common),
    email_code: createEmailCodeAuthenticator({ ...common, mailedCodes }),
    ...verifiers,
    passkey: createPasskeyAuthenticator(common),
  });
  const endpoints = openWebhookEndpoints(database, keys);
  const apiKeys = composeApiKeys(common);
  const tasks = composeTaskService({ database, newId, clock });
  const { collectPages, hasContent, eraseSome } = tasks;
  const {
    erase: eraseAccount,
    finishErasures,
    sources,
    billingData,
  } = composePersonalData({
    ...common,
    // An erasure deletes all sessions before it is complete.
    sessions: stores.sessions,
    tasks: { collectPages, hasContent, ...(!standaloneTasks && { eraseSome }) },
    customers: common.payments,
  });

  return {
    log,
    auth: createAuth({
      ...common,
      ...secondFactors,
      tokens,
      mailedCodes,
      signUp: config.SIGN_UP,
      signUpPrivacy: config.SIGN_UP_PRIVACY,
      sessionTokens,
      accessTokens,
      reauthenticationTokens,
      verifyProofs,
      limits,
      prepareAccount: accountCreation.prepareAccount,
      hasContent: createHasContent({ ...common, ...endpoints, sources }),
      startSession: sessions.start,
      challengeTokens,
      issueChallenge,
      spentProofs: createSpentProofs(database),
    }),
    sessions,
    accounts: createAccounts({ ...common, tokens, verifyProofs, sources, erase: eraseAccount }),
    trustedDevices: createTrustedDevices(common),
    authenticators: createAuthenticators({
      ...common,
      ...secondFactors,
      confirmOperation: createConfirmOperation({ ...common, verifyProofs }),
    }),
    administration: createAdministration({
      ...common,
      tokens,
      endAllSessions: sessions.endAll,
      erase: eraseAccount,
    }),
    apiKeys,
    finishErasures,
    billing: createBilling({
      ...common,
      plans: createPlans({ ...common, configured: config.BILLING_PLANS }),
      personalData: billingData,
      graceMs: config.BILLING_GRACE_DAYS * daySeconds * 1000,
      appUrl,
      isAppPage: (url) =>
        [new URL(appUrl).origin, ...config.ALLOWED_ORIGINS].some((origin) =>
          url.startsWith(`${origin}/`),
        ) || origins.isLocal(new URL(url).origin),
    }),
    tasks: standaloneTasks ? undefined : tasks,
    activity: createListActivity(stores),
    webhooks: createWebhooks({
      ...common,
      ...endpoints,
      endpointChanges: openWebhookEndpointChanges(database),
      deliveries: openWebhookDeliveryStore(database),
      loads: openEndpointLoadStore(database, clock),
      queue: parts.deliveryQueue,
      urlRejection: createUrlRejection({
        allowHttp: config.NODE_ENV !== "production",
        allowPrivate: config.WEBHOOK_ALLOW_PRIVATE,
      }),
    }),
    enforcement: {
      credentials: {
        accessToken: accessTokens.verify,
        apiKey: apiKeys.verify,
        checkSession: sessions.check,
        reauthenticationToken: reauthenticationTokens.open,
      },
      throttle: config.RATE_LIMITS ? throttle : undefined,
      requireApiKey: config.REQUIRE_API_KEY,
      clock,
    },
    issuer,
    contact: contactOf(config.CONTACT, config.BRAND_NAME),
    jwks: publicKeys(keys),
    dependencies: { dynamodb: () => ping(database) },
    logSuccessPercent: config.LOG_SUCCESS_PERCENT,
    logFrequentPercent: config.LOG_FREQUENT_PERCENT,
    proxyHops: config.TRUSTED_PROXY_HOPS,
    origins,
    secure,
    brandName: config.BRAND_NAME,
    // Where every request requires an API key, a page cannot call the API.
    servesLinkPages: linksOpenOwnPages(config) && !config.REQUIRE_API_KEY,
    servesDocs: isDocsPageEnabled(config),
    // A token in the storage of a browser outlives its tab, and every script of the origin reads it.
    keepsDocsLogIn: config.NODE_ENV === "development",
    cookieSameSite: config.SESSION_COOKIE_SAME_SITE,
  };
}

/** Returns the contact of the document for an email address or a URL. */
function contactOf(contact: string | undefined, name: string) {
  if (contact === undefined) return undefined;
  return /^https?:/.test(contact) ? { name, url: contact } : { name, email: contact };
}
