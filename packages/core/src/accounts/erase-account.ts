import type { UserId } from "@latch/contract";
import type { ApiKeyStore } from "../api-keys/api-key.ts";
import type { OneTimeTokenStore } from "../auth/one-time-tokens.ts";
import type { ActivityStore } from "../events/activity.ts";
import type { SessionStore } from "../sessions/session.ts";
import { logContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import type { Precondition } from "../shared/precondition.ts";
import { type RemainingWork, runSteps, startWork, type WorkLimit } from "../shared/work-limit.ts";
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
  /** The work of one turn of an account. Tests reduce it. */
  turnLimit?: WorkLimit;
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

/** The work of the request that deletes an account. `finishErasures` does the rest. */
const requestLimit: WorkLimit = { milliseconds: 5000, items: 5000 };
/** The work of one turn of an account. */
const defaultTurnLimit: WorkLimit = { milliseconds: 10_000, items: 2000 };
/** The number of accounts that are erased at the same time. */
const maxConcurrent = 4;

/** Returns since when an erasure waits for a turn. */
const waitsSinceMs = ({ erasureClaimedMs, erasingSince = "" }: StoredUser): number =>
  erasureClaimedMs ?? Date.parse(erasingSince);

/** Creates the erasure of accounts (GDPR, article 17). */
export function createEraseAccount(deps: Deps) {
  const { users, sessions, apiKeys, authenticators, oneTimeTokens, activity } = deps;
  const { changeUser, sources, newId, clock, log, turnLimit = defaultTurnLimit } = deps;

  /**
   * Erases a user. The first write makes the account unusable and invisible. If a later step fails, or the account
   * has too much data for a request, `finishErasures` completes the erasure.
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
        return withSessionsEnded({ ...before, erasingSince, erasureClaimedMs: clock() });
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
    await eraseSome(after, startWork(requestLimit, clock));
    log.info(
      { event: "user.deleted", userId, actor: caller.actor, ...logContext(caller) },
      "account erased",
    );
  }

  /**
   * Erases the data of a user as far as the work of the run permits. What is erased stays erased. The account is
   * deleted last, so that `finishErasures` can continue.
   * @returns whether the account is deleted
   * @throws the error of the first step that failed, after the others have ended
   */
  async function eraseSome(user: StoredUser, work: RemainingWork): Promise<boolean> {
    const { userId } = user;
    const steps = [
      () => sessions.removeSome(userId),
      () => authenticators.removeSome(userId),
      () => oneTimeTokens.removeSome(userId),
      () => activity.anonymiseSome(userId),
      ...sources.flatMap(({ eraseSome: step }) => (step ? [() => step(userId)] : [])),
    ];
    const outcomes = await Promise.allSettled([
      apiKeys.removeAll(userId).then(() => true),
      ...steps.map((step) => runSteps(step, work)),
    ]);
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
    if (outcomes.some((outcome) => outcome.status === "fulfilled" && !outcome.value)) return false;
    await users.remove(user);
    return true;
  }

  /**
   * Continues erasures that have not ended, several at the same time. Each gets a turn of limited work before the
   * first one gets another, and those that waited longest begin. One that fails does not stop the others.
   * @returns how many have ended, and how many continue with the next run
   * @throws the error of the first one that failed, after all had a turn
   */
  async function finishErasures(
    limit: WorkLimit,
  ): Promise<{ finished: number; unfinished: number }> {
    const run = startWork(limit, clock);
    const waiting = (await users.listErasing()).sort((a, b) => waitsSinceMs(a) - waitsSinceMs(b));
    const failures: unknown[] = [];
    const total = waiting.length;
    let finished = 0;

    async function eraseInTurns(): Promise<void> {
      for (let user = waiting.shift(); user && run.isLeft(); user = waiting.shift()) {
        const { userId } = user;
        try {
          const claimed = await users.claimErasure(user, clock());
          // Another process erases the account, or has erased it.
          if (!claimed) continue;
          if (await eraseSome(claimed, startWork(turnLimit, clock, run))) finished++;
          else waiting.push(claimed);
        } catch (err) {
          log.error({ event: "erasure.failed", userId, err }, "erasing a user failed");
          failures.push(err);
        }
      }
    }

    await Promise.all(Array.from({ length: maxConcurrent }, eraseInTurns));
    if (failures.length > 0) throw failures[0];
    return { finished, unfinished: total - finished };
  }

  return { erase, finishErasures };
}
export type EraseAccount = ReturnType<typeof createEraseAccount>;
