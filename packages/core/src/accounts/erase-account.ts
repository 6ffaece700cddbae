import type { UserId } from "@latch/contract";
import type { ApiKeyStore } from "../api-keys/api-key.ts";
import type { LockoutStore } from "../auth/lockout.ts";
import type { OneTimeTokenStore } from "../auth/one-time-tokens.ts";
import type { ActivityStore } from "../events/activity.ts";
import type { SessionStore } from "../sessions/session.ts";
import { type OpenContext, seen } from "../shared/context.ts";
import type { Ids } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { type ChangeUser, endingSessions } from "../users/change-user.ts";
import { noticeTo } from "../users/notice.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { PersonalDataHolder } from "./personal-data-source.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  apiKeys: ApiKeyStore;
  oneTimeTokens: OneTimeTokenStore;
  lockouts: LockoutStore;
  activity: ActivityStore;
  changeUser: ChangeUser;
  holders: PersonalDataHolder[];
  ids: Ids;
  clock: Clock;
  log: Log;
};

/** Erases people (GDPR, article 17). */
export function createEraseAccount(deps: Deps) {
  const { users, sessions, apiKeys, oneTimeTokens, lockouts, activity, changeUser } = deps;
  const { holders, clock, log } = deps;

  /**
   * Erases a person. The first write makes the account unusable and invisible; whatever happens
   * after it, `finishErasures` goes on from there.
   * @param missing the problem where there is no such account
   * @throws `missing`, `last_super_admin`, `conflict`
   */
  async function erase(
    { caller }: OpenContext,
    { userId, missing }: { userId: UserId; missing: "not_found" | "unauthenticated" },
  ): Promise<void> {
    const erasingSince = new Date(clock()).toISOString();
    const { after } = await changeUser(
      userId,
      (before) => endingSessions({ ...before, erasingSince }),
      caller,
      { missing, alongside: (before) => ({ notice: noticeTo(before, "account_deleted", deps) }) },
    );
    await eraseRest(after);
    log.info({ event: "user.deleted", userId, actor: caller.actor, ...seen(caller) }, "erased");
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
      ...holders.map((holder) => holder.erase?.(userId)),
    ]);
    await users.remove(user);
  }

  /**
   * Goes on with erasures that were cut off; one that fails does not hold up the others.
   * @returns how many were brought to an end
   * @throws what the first one that failed ran into, when all have been tried
   */
  async function finishErasures(): Promise<number> {
    const unfinished = await users.erasing();
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
