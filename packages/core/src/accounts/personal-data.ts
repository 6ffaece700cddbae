import type { Activity, PersonalData } from "@latch/contract";
import { toApiKey } from "../api-keys/api-keys.ts";
import { noticeTo } from "../mail/notice-to.ts";
import type { Ids } from "../shared/ids.ts";
import {
  type ActivityStore,
  type ApiKeyStore,
  type Caller,
  type Clock,
  type LockoutStore,
  type Log,
  type OneTimeTokenStore,
  type Principal,
  type SessionStore,
  seen,
  type UserStore,
} from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { type ChangeUser, endingSessions } from "../users/change-user.ts";
import { type StoredUser, toUser } from "../users/user.ts";

/** Someone else who keeps things about people, such as their tasks. */
export type PersonalDataHolder = {
  collect(userId: string): Promise<Partial<PersonalData>>;
  /** Can be done twice. Left out where the event `user.deleted` makes someone else do it. */
  erase?(userId: string): Promise<void>;
};

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  apiKeys: ApiKeyStore;
  oneTimeTokens: OneTimeTokenStore;
  lockouts: LockoutStore;
  activity: ActivityStore;
  changeUser: ChangeUser;
  holders?: PersonalDataHolder[];
  ids: Ids;
  clock: Clock;
  log: Log;
};

/** What the law calls access and erasure (GDPR, articles 15, 17 and 20). */
export function createPersonalData(deps: Deps) {
  const { users, sessions, apiKeys, oneTimeTokens, lockouts, activity, changeUser } = deps;
  const { holders = [], clock, log } = deps;

  /** All that is stored about the person, without secrets and hashes. @throws `unauthenticated` */
  async function collect({ userId }: Principal): Promise<PersonalData> {
    const [user, devices, keys, happened, ...others] = await Promise.all([
      users.get(userId),
      sessions.list(userId),
      apiKeys.list(userId),
      allActivity(userId),
      ...holders.map((holder) => holder.collect(userId)),
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
  }

  async function allActivity(userId: string): Promise<Activity[]> {
    const all: Activity[] = [];
    let before: string | undefined;
    do {
      const page = await activity.list(userId, { limit: 100, before });
      all.push(...page.items);
      before = page.next;
    } while (before);
    return all;
  }

  /**
   * Erases a person. The first write makes the account unusable and invisible; whatever happens
   * after it, `finishErasures` goes on from there.
   * @throws `not_found`, `last_super_admin`, `conflict`
   */
  const erase = (userId: string, caller: Caller): Promise<void> =>
    begin(userId, caller, "not_found");

  /** The same for one's own account. @throws `unauthenticated` when it is gone already */
  const eraseOwn = ({ userId }: Principal, caller: Caller): Promise<void> =>
    begin(userId, caller, "unauthenticated");

  async function begin(
    userId: string,
    caller: Caller,
    missing: "not_found" | "unauthenticated",
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

  return { collect, erase, eraseOwn, finishErasures };
}
export type PersonalDataKeeper = ReturnType<typeof createPersonalData>;
