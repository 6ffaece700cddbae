import type { UserId } from "@latch/contract";
import type { ApiKeyStore } from "../api-keys/api-key.ts";
import type { LockoutStore } from "../auth/lockout.ts";
import type { OneTimeTokenStore } from "../auth/one-time-tokens.ts";
import type { ActivityStore } from "../events/activity.ts";
import type { SessionStore } from "../sessions/session.ts";
import { logContext, type OpenContext } from "../shared/context.ts";
import type { Ids } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { type ChangeUser, withSessionsEnded } from "../users/change-user.ts";
import { createNotice } from "../users/notice.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { PersonalDataSource } from "./personal-data-source.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  apiKeys: ApiKeyStore;
  oneTimeTokens: OneTimeTokenStore;
  lockouts: LockoutStore;
  activity: ActivityStore;
  changeUser: ChangeUser;
  sources: PersonalDataSource[];
  ids: Ids;
  clock: Clock;
  log: Log;
};

/** Erases people (GDPR, article 17). */
export function createEraseAccount(deps: Deps) {
  const { users, sessions, apiKeys, oneTimeTokens, lockouts, activity, changeUser } = deps;
  const { sources, clock, log } = deps;

  /**
   * Erases a person. The first write makes the account unusable and invisible; whatever happens
   * after it, `finishErasures` goes on from there.
   * @param notFoundCode the problem where there is no such account
   * @throws `notFoundCode`, `last_super_admin`, `conflict`
   */
  async function erase(
    { caller }: OpenContext,
    { userId, notFoundCode }: { userId: UserId; notFoundCode: "not_found" | "unauthenticated" },
  ): Promise<void> {
    const erasingSince = new Date(clock()).toISOString();
    const { after } = await changeUser(
      userId,
      (before) => withSessionsEnded({ ...before, erasingSince }),
      caller,
      {
        notFoundCode,
        atomicWrites: (before) => ({ notice: createNotice(before, "account_deleted", deps) }),
      },
    );
    await eraseRest(after);
    log.info(
      { event: "user.deleted", userId, actor: caller.actor, ...logContext(caller) },
      "erased",
    );
  }

  /** Each step can be done twice; the account itself goes last, so that nothing is forgotten. */
  async function eraseRest(user: StoredUser): Promise<void> {
    const { userId } = user;
    await Promise.all([
      sessions.endAll(userId),
      apiKeys.removeAll(userId),
      oneTimeTokens.removeAll(userId),
      lockouts.clear(userId),
      activity.anonymise(userId),
      ...sources.map((holder) => holder.erase?.(userId)),
    ]);
    await users.remove(user);
  }

  /**
   * Goes on with erasures that were cut off; one that fails does not hold up the others.
   * @returns how many were brought to an end
   * @throws what the first one that failed ran into, when all have been tried
   */
  async function finishErasures(): Promise<number> {
    const unfinished = await users.listErasing();
    const failures: unknown[] = [];
    for (const user of unfinished) {
      await eraseRest(user).catch((err) => {
        log.error({ event: "erasure.failed", userId: user.userId, err }, "not erased");
        failures.push(err);
      });
    }
    if (failures.length > 0) throw failures[0];
    return unfinished.length;
  }

  return { erase, finishErasures };
}
export type EraseAccount = ReturnType<typeof createEraseAccount>;
