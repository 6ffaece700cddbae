import type { Activity, PersonalData, UserId } from "@latch/contract";
import { type ApiKeyStore, toApiKey } from "../api-keys/api-key.ts";
import type { ActivityStore } from "../events/activity.ts";
import type { SessionStore, StoredSession } from "../sessions/session.ts";
import type { Context } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { showEmail } from "../users/show-email.ts";
import { toUser, type UserStore } from "../users/user.ts";
import type { PersonalDataSource } from "./personal-data-source.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  apiKeys: ApiKeyStore;
  activity: ActivityStore;
  sources: PersonalDataSource[];
  clock: Clock;
};

/** Creates the export of the caller's personal data (GDPR, articles 15 and 20). */
export function createExportPersonalData(deps: Deps) {
  const { users, sessions, apiKeys, activity, sources, clock } = deps;

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
    const [user, storedSessions, storedApiKeys, activityItems, ...sourceData] = await Promise.all([
      users.get(userId),
      sessions.list(userId),
      apiKeys.list(userId),
      listAllActivity(userId),
      ...sources.map((source) => source.collect(userId)),
    ]);
    if (!user) throw new ProblemError("unauthenticated");
    return {
      exportedAt: new Date(clock()).toISOString(),
      user: {
        ...toUser(user),
        suspensionReason: user.suspensionReason,
        pendingEmail: user.pendingEmail && showEmail(user.pendingEmail),
        formerEmails: user.formerEmails?.map(({ email, heldUntil }) => ({
          email: showEmail(email),
          heldUntil: new Date(heldUntil * 1000).toISOString(),
        })),
        securedAt: user.securedAt,
      },
      sessions: storedSessions.map(withoutSecrets),
      apiKeys: storedApiKeys.map((key) => toApiKey(key, user, clock())),
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
