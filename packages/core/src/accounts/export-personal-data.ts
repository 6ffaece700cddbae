import type { Activity, PersonalData, UserId } from "@latch/contract";
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
import { toUser, type UserStore } from "../users/user.ts";
import type { PersonalDataSource } from "./personal-data-source.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  apiKeys: ApiKeyStore;
  authenticators: AuthenticatorStore;
  trustedDevices: TrustedDeviceStore;
  activity: ActivityStore;
  sources: PersonalDataSource[];
  clock: Clock;
};

/** Creates the export of the caller's personal data (GDPR, articles 15 and 20). */
export function createExportPersonalData(deps: Deps) {
  const { users, sessions, apiKeys, authenticators, trustedDevices, activity } = deps;
  const { sources, clock } = deps;

  async function listAllActivity(userId: UserId): Promise<Activity[]> {
    const all: Activity[] = [];
    let before: string | undefined;
    do {
      const page = await activity.list(userId, { limit: 100, before });
      all.push(...page.items);
      before = page.next;
    } while (before);
    return all;
  }

  /** Returns all personal data of the caller, without secrets and hashes. @throws `unauthenticated` */
  return async ({ principal: { userId } }: Context): Promise<PersonalData> => {
    const [user, storedSessions, keys, factors, devices, activityItems, ...sourceData] =
      await Promise.all([
        users.get(userId),
        sessions.list(userId),
        apiKeys.list(userId),
        authenticators.list(userId),
        trustedDevices.list(userId),
        listAllActivity(userId),
        ...sources.map((source) => source.collect(userId)),
      ]);
    if (!user) throw new ProblemError("unauthenticated");
    return {
      exportedAt: new Date(clock()).toISOString(),
      user: {
        ...toUser(user),
        suspensionReason: user.suspensionReason,
        factorResetReason: user.factorReset?.reason,
        pendingEmail: user.pendingEmail && showEmail(user.pendingEmail),
      },
      sessions: storedSessions.map(withoutSecrets),
      apiKeys: keys.map((key) => toApiKey(key, user, clock())),
      authenticators: toAuthenticators(factors),
      trustedDevices: devices.map((device) => toTrustedDevice(device, undefined)),
      activity: activityItems,
      ...Object.assign({}, ...sourceData),
    };
  };
}

/** Returns a session without the fields that identify its tokens. */
const withoutSecrets = (session: StoredSession): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(session).filter(
      ([name]) => !/^(?:secretHash|previousHash|counter|rotation\d)$/.test(name),
    ),
  );
