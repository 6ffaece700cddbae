import type { PersonalData, UserId } from "@latch/contract";
import { type ApiKeyStore, toApiKey } from "../api-keys/api-key.ts";
import { toAuthenticators } from "../authenticators/to-authenticator.ts";
import type { ActivityStore } from "../events/activity.ts";
import type { SessionStore, StoredSession } from "../sessions/session.ts";
import { type TrustedDeviceStore, toTrustedDevice } from "../sessions/trusted-device.ts";
import type { Context } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { AuthenticatorStore } from "../users/authenticator.ts";
import { showEmail } from "../users/show-email.ts";
import { type StoredUser, toUser, type UserStore } from "../users/user.ts";
import { readExportPage } from "./export-page.ts";
import type { CollectPage, PersonalDataSource } from "./personal-data-source.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  apiKeys: ApiKeyStore;
  authenticators: AuthenticatorStore;
  trustedDevices: TrustedDeviceStore;
  activity: ActivityStore;
  sources: PersonalDataSource[];
  clock: Clock;
  /** The maximum size of the lists on a page. Tests reduce it. */
  maxPageBytes?: number;
};

/** The size of the lists on a page, in bytes. With the rest, a response stays below the 6 MB of Lambda. */
const defaultMaxPageBytes = 4 * 1024 * 1024;

/** Creates the export of the caller's personal data in pages (GDPR, articles 15 and 20). */
export function createExportPersonalData(deps: Deps) {
  const { users, sessions, apiKeys, authenticators, trustedDevices, activity } = deps;
  const { sources, clock, maxPageBytes = defaultMaxPageBytes } = deps;

  const collectSessions: CollectPage = async (userId, { before }) => {
    const stored = (await sessions.list(userId)).sort((a, b) =>
      a.sessionId < b.sessionId ? 1 : -1,
    );
    const rest = stored.filter(({ sessionId }) => before === undefined || sessionId < before);
    return {
      items: rest.map((session) => ({ id: session.sessionId, value: withoutSecrets(session) })),
    };
  };

  const collectDevices: CollectPage = async (userId, page) => {
    const { devices, next } = await trustedDevices.listNewest(userId, page);
    const items = devices.map((device) => ({
      id: device.deviceId,
      value: toTrustedDevice(device, undefined),
    }));
    return { items, next };
  };

  const collectActivity: CollectPage = async (userId, page) => {
    const { items, next } = await activity.list(userId, page);
    return { items: items.map((each) => ({ id: each.id, value: each })), next };
  };

  const fields: [string, CollectPage][] = [
    ["sessions", collectSessions],
    ["trustedDevices", collectDevices],
    ["activity", collectActivity],
    ...sources.flatMap(({ collectPages = {} }) => Object.entries(collectPages)),
  ];

  /** Returns the data of a bounded size, which the first page contains. */
  async function collectBounded(userId: UserId, user: StoredUser): Promise<Partial<PersonalData>> {
    const [keys, factors, ...parts] = await Promise.all([
      apiKeys.list(userId),
      authenticators.list(userId),
      ...sources.map((source) => source.collect?.(userId)),
    ]);
    return {
      apiKeys: keys.map((key) => toApiKey(key, user, clock())),
      authenticators: toAuthenticators(factors),
      ...Object.assign({}, ...parts),
    };
  }

  /**
   * Returns a page of the personal data of the caller, without secrets and hashes.
   * @throws `unauthenticated`, `invalid_request` for a cursor of another operation
   */
  return async (
    { principal: { userId } }: Context,
    { cursor }: { cursor?: string },
  ): Promise<PersonalData> => {
    const user = await users.get(userId);
    if (!user) throw new ProblemError("unauthenticated");
    const [{ lists, nextCursor }, bounded] = await Promise.all([
      readExportPage(userId, fields, { cursor, maxBytes: maxPageBytes }),
      cursor === undefined ? collectBounded(userId, user) : {},
    ]);
    const empty = {
      sessions: [],
      apiKeys: [],
      authenticators: [],
      trustedDevices: [],
      activity: [],
    };
    return {
      exportedAt: new Date(clock()).toISOString(),
      user: exportUser(user),
      ...empty,
      ...bounded,
      ...lists,
      nextCursor,
    };
  };
}

/** Converts seconds since 1970 to ISO 8601. */
const toIso = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** Returns an account with everything that is stored about its user, without secrets and counters. */
const exportUser = (user: StoredUser): PersonalData["user"] => ({
  ...toUser(user),
  suspensionReason: user.suspensionReason,
  factorResetReason: user.factorReset?.reason,
  factorResetAt: user.factorReset?.at,
  factorRecovery: user.factorRecovery,
  passkeyCopy: user.passkeyCopy,
  lockedOutAt: user.lockedOutAt,
  passwordChangedAt: user.passwordChangedAt,
  planUntil: user.planUntil,
  emailSpelling: user.emailSpelling && showEmail(user.emailSpelling),
  emailTrusted: user.emailTrusted,
  resetBlockedUntil:
    user.resetBlockedUntil === undefined ? undefined : toIso(user.resetBlockedUntil),
  pendingEmail: user.pendingEmail && showEmail(user.pendingEmail),
  formerEmails: user.formerEmails?.map(({ email, heldUntil }) => ({
    email: showEmail(email),
    heldUntil: toIso(heldUntil),
  })),
  securedAt: user.securedAt,
});

/** Returns a session without the fields that identify its tokens. */
const withoutSecrets = (session: StoredSession): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(session).filter(
      ([name]) => !/^(?:secretHash|previousHash|counter|unansweredAt|rotation\d)$/.test(name),
    ),
  );
