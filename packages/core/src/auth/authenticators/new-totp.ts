import type { TotpEnrolment } from "@latch/contract";
import type { Caller } from "../../shared/context.ts";
import type { NewId } from "../../shared/ids.ts";
import type { Clock } from "../../shared/ports.ts";
import { ProblemError } from "../../shared/problem-error.ts";
import type {
  AuthenticatorStore,
  AuthenticatorWrites,
  StoredTotp,
} from "../../users/authenticator.ts";
import type { ChangeContext, ChangeUser } from "../../users/change-user.ts";
import { confirmation, withFactors } from "../../users/factors.ts";
import type { ProofWrite } from "../../users/proof-write.ts";
import { showEmail } from "../../users/show-email.ts";
import type { StoredUser } from "../../users/user.ts";
import { judgeCounted } from "../count-beside.ts";
import type { CountSecondFactorGuess } from "../second-factor-guesses.ts";
import type { TotpSecrets } from "./totp-secrets.ts";

type Deps = {
  authenticators: AuthenticatorStore;
  totpSecrets: TotpSecrets;
  countSecondFactorGuess: CountSecondFactorGuess;
  changeUser: ChangeUser;
  newId: NewId;
  clock: Clock;
};

/** The session, or the login, in which a secret is created, and can be confirmed. */
type Begun = Pick<StoredTotp, "sessionId" | "challengeId">;

type Creation = {
  begun: Begun;
  /** Whether the proofs of the creation make the authenticator suffice by itself. */
  isConfirmed: boolean;
  proofWrites: ProofWrite[];
  by: ChangeContext;
};

/** A TOTP authenticator that a correct code has confirmed, and the change that adds it to its account. */
export type NewTotp = {
  user: StoredUser;
  totp: StoredTotp;
  /** Gives the counted guess back. The caller calls it when the authenticator is added. */
  release(): Promise<void>;
  /** @throws `conflict` if another request has replaced the secret */
  add(before: StoredUser): { user: StoredUser; authenticators: AuthenticatorWrites };
};

/** How long a new secret waits for its first code. */
const pendingSeconds = 15 * 60;

/** Returns the name of an account in an authenticator app. */
const labelOf = ({ userId, email, username }: StoredUser): string =>
  email === undefined ? (username ?? userId) : showEmail(email);

/** Returns the functions that create a TOTP secret and judge its first code (RFC 6238). */
export function createNewTotp(deps: Deps) {
  const { authenticators, totpSecrets, countSecondFactorGuess, changeUser, newId, clock } = deps;

  /**
   * Stores a secret, which replaces an earlier one that is not confirmed.
   * @throws `unauthenticated` if the account is deleted, the `endedCode` of the authority, `conflict`
   */
  async function create(
    user: StoredUser,
    { begun, isConfirmed, proofWrites, by }: Creation,
  ): Promise<TotpEnrolment> {
    const { userId } = user;
    const { sealed, ...shown } = await totpSecrets.create(userId, labelOf(user));
    const now = clock();
    const expiresAt = Math.floor(now / 1000) + pendingSeconds;
    const pending: StoredTotp = {
      userId,
      authenticatorId: newId("aut"),
      kind: "totp",
      sealedSecret: sealed,
      ...begun,
      createdAt: new Date(now).toISOString(),
      expiresAt,
    };
    await changeUser(
      userId,
      (before) => {
        const pendingTotp = { id: pending.authenticatorId, ...confirmation(isConfirmed) };
        return withFactors(before, { pendingTotp });
      },
      by,
      {
        atomicWrites: ({ factors }) => ({
          proofWrites,
          authenticators: {
            put: [pending],
            remove: factors?.pendingTotp ? [factors.pendingTotp.id] : [],
          },
        }),
        notFoundCode: "unauthenticated",
      },
    );
    return { ...shown, expiresAt: new Date(expiresAt * 1000).toISOString() };
  }

  /**
   * Judges the first code of the secret that was created in the same session or login. It is counted first.
   * @param read the pending read of the account
   * @throws `not_found` if no such secret waits for a code, `invalid_credentials`, `rate_limited`, and
   * the error of `read`
   */
  async function confirm(
    read: Promise<StoredUser>,
    {
      userId,
      begun,
      code,
      caller,
    }: Pick<StoredTotp, "userId"> & { begun: Begun; code: string; caller: Caller },
  ): Promise<NewTotp> {
    const [user, all] = await Promise.all([read, authenticators.list(userId)]);
    const id = user.factors?.pendingTotp?.id;
    const found = all.find(({ authenticatorId }) => authenticatorId === id);
    const now = clock();
    const isUsable =
      found?.kind === "totp" &&
      found.sessionId === begun.sessionId &&
      found.challengeId === begun.challengeId &&
      (found.expiresAt ?? 0) * 1000 > now;
    if (!isUsable) {
      throw new ProblemError("not_found", { detail: "No secret waits for its first code" });
    }
    const { authenticatorId, sealedSecret, createdAt, expiresAt = 0 } = found;
    const guess = await countSecondFactorGuess(userId, caller, {
      factor: "pending_totp",
      authenticatorId,
      expiresAt,
    });
    const step = await judgeCounted(guess, () =>
      totpSecrets.findStep(userId, sealedSecret, code, now),
    );
    if (step === undefined) {
      await guess.fail();
      throw new ProblemError("invalid_credentials", {
        detail: "The code is incorrect: check the clock of the device with the authenticator app",
      });
    }
    const addedAt = new Date(now).toISOString();
    const totp: StoredTotp = {
      userId,
      authenticatorId,
      kind: "totp",
      sealedSecret,
      createdAt,
      confirmedAt: addedAt,
      // The code is good once: it proves nothing at the next login.
      lastStep: step,
      lastUsedAt: addedAt,
    };
    return {
      user,
      totp,
      release: guess.release,
      add(before) {
        if (before.factors?.pendingTotp?.id !== authenticatorId) throw new ProblemError("conflict");
        const { totp: former, pendingTotp } = before.factors;
        const added = { ...pendingTotp, addedAt };
        return {
          user: withFactors(before, { totp: added, pendingTotp: undefined }),
          authenticators: { put: [totp], remove: former ? [former.id] : [] },
        };
      },
    };
  }

  return { create, confirm };
}
