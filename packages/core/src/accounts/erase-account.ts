import type { UserId } from "@latch/contract";
import type { ApiKeyStore } from "../api-keys/api-key.ts";
import type { OneTimeTokenStore } from "../auth/one-time-tokens.ts";
import type { ActivityStore } from "../events/activity.ts";
import type { SessionStore } from "../sessions/session.ts";
import { logContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import type { Precondition } from "../shared/precondition.ts";
import type { AuthenticatorStore } from "../users/authenticator.ts";
import { type ChangeContext, type ChangeUser, withSessionsEnded } from "../users/change-user.ts";
import { createNotice } from "../users/notice.ts";
import type { ProofWrite } from "../users/proof-write.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { PersonalDataSource } from "./personal-data-source.ts";

type Deps = {
  users: UserStore;
  sessions: SessionStore;
  apiKeys: ApiKeyStore;
  authenticators: AuthenticatorStore;
  oneTimeTokens: OneTimeTokenStore;
  activity: ActivityStore;
  changeUser: ChangeUser;
  sources: PersonalDataSource[];
  newId: NewId;
  clock: Clock;
  log: Log;
};

type Erasure = {
  userId: UserId;
  /** What the version of the account must meet. */
  precondition?: Precondition;
  /** The problem to throw if the account does not exist. */
  notFoundCode: "not_found" | "unauthenticated";
  /** Throws if the account must not be erased. It gets the state that the first write replaces. */
  requireErasable?: (user: StoredUser) => void;
  /** What the use of proofs for the erasure changes. */
  proofWrites?: ProofWrite[];
};

/** Creates the erasure of accounts (GDPR, article 17). */
export function createEraseAccount(deps: Deps) {
  const { users, sessions, apiKeys, authenticators, oneTimeTokens, activity } = deps;
  const { changeUser, sources, newId, clock, log } = deps;

  /**
   * Erases a user. The first write makes the account unusable and invisible. If a later step fails,
   * `finishErasures` completes the erasure.
   * Guesses at the password are not erased: their keys are keyed hashes, and they expire within a day.
   * @throws `notFoundCode`, `last_super_admin`, `precondition_failed`, `conflict`, and what `requireErasable` throws
   */
  async function erase(
    change: ChangeContext,
    { userId, precondition, notFoundCode, requireErasable, proofWrites }: Erasure,
  ): Promise<void> {
    const { caller } = change;
    const erasingSince = new Date(clock()).toISOString();
    const { after } = await changeUser(
      userId,
      (before) => {
        requireErasable?.(before);
        return withSessionsEnded({ ...before, erasingSince });
      },
      change,
      {
        notFoundCode,
        precondition,
        atomicWrites: (before) => ({
          notice: createNotice(before, "account_deleted", {
            noticeId: newId("ntc"),
            nowMs: clock(),
          }),
          proofWrites,
        }),
      },
    );
    await eraseData(after);
    log.info(
      { event: "user.deleted", userId, actor: caller.actor, ...logContext(caller) },
      "account erased",
    );
  }

  /**
   * Erases the data of a user. Each step is idempotent. The account is deleted last, so that
   * `finishErasures` can resume.
   */
  async function eraseData(user: StoredUser): Promise<void> {
    const { userId } = user;
    await Promise.all([
      sessions.endAll(userId),
      apiKeys.removeAll(userId),
      authenticators.removeAll(userId),
      oneTimeTokens.removeAll(userId),
      activity.anonymise(userId),
      ...sources.map((source) => source.erase?.(userId)),
    ]);
    await users.remove(user);
  }

  /**
   * Completes interrupted erasures. One that fails does not stop the others.
   * @returns how many were completed
   * @throws the error of the first one that failed, after all have been tried
   */
  async function finishErasures(): Promise<number> {
    const unfinished = await users.listErasing();
    const failures: unknown[] = [];
    for (const user of unfinished) {
      await eraseData(user).catch((err) => {
        log.error({ event: "erasure.failed", userId: user.userId, err }, "erasing a user failed");
        failures.push(err);
      });
    }
    if (failures.length > 0) throw failures[0];
    return unfinished.length;
  }

  return { erase, finishErasures };
}
export type EraseAccount = ReturnType<typeof createEraseAccount>;
