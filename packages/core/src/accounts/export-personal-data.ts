import type { Activity, PersonalData, UserId } from "@latch/contract";
import { type ApiKeyStore, toApiKey } from "../api-keys/api-key.ts";
import type { ActivityStore } from "../events/activity.ts";
import type { SessionStore } from "../sessions/session.ts";
import type { Context } from "../shared/context.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
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

/** Exports what is stored about the caller (GDPR, articles 15 and 20). */
export function createExportPersonalData(deps: Deps) {
  const { users, sessions, apiKeys, activity, sources, clock } = deps;

  async function allActivity(userId: UserId): Promise<Activity[]> {
    const all: Activity[] = [];
    let before: string | undefined;
    do {
      const page = await activity.list(userId, { limit: 100, before });
      all.push(...page.items);
      before = page.next;
    } while (before);
    return all;
  }

  /** All that is stored about the caller, without secrets and hashes. @throws `unauthenticated` */
  return async ({ principal: { userId } }: Context): Promise<PersonalData> => {
    const [user, devices, keys, happened, ...others] = await Promise.all([
      users.get(userId),
      sessions.list(userId),
      apiKeys.list(userId),
      allActivity(userId),
      ...sources.map((holder) => holder.collect(userId)),
    ]);
    if (!user) throw new ProblemError("unauthenticated");
    return {
      exportedAt: new Date(clock()).toISOString(),
      user: { ...toUser(user), suspensionReason: user.suspensionReason },
      sessions: devices.map(({ secretHash, previousHash, ...device }) => device),
      apiKeys: keys.map(toApiKey),
      activity: happened,
      ...Object.assign({}, ...others),
    };
  };
}
