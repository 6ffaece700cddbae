import type { EmailChangeUndo, ProofInput, TypeId } from "@latch/contract";
import type { OpenContext } from "../shared/context.ts";
import type { Log } from "../shared/ports.ts";
import { invalidField, ProblemError } from "../shared/problem-error.ts";
import { settledFactorIds } from "../users/factors.ts";
import type { FormerEmail } from "../users/former-email.ts";
import { storedEmailIdentifier } from "../users/identifiers.ts";
import type { ProofWrite } from "../users/proof-write.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import type { VerifyProofs } from "./authenticators/authenticators.ts";
import { requirePassword } from "./count-password-guess.ts";
import type { GuessSource } from "./guess.ts";
import { linkSource } from "./guess-source.ts";
import type { Lockout } from "./lockout.ts";
import type { PasswordHasher } from "./password-hasher.ts";

type Deps = {
  users: Pick<UserStore, "findHold">;
  verifyProofs: VerifyProofs;
  lockout: Lockout;
  hasher: PasswordHasher;
  log: Log;
};

/** What a proof of an undo writes, and the function that gives its guess back. */
type ProvedUndo = { proofWrites: ProofWrite[]; release(): Promise<void> };

type Proving = { user: StoredUser; changeId: TypeId<"ntc">; source: GuessSource; nowMs: number };

/**
 * Creates the function that requires a password or a second factor from before an email change, because the
 * mailbox alone must not undo the change, and what was set since may be an attacker's.
 */
export function createProveUndo({ users, verifyProofs, lockout, hasher, log }: Deps) {
  /**
   * Requires a factor that has the account for 72 hours. A change can be undone for as long, so the factor is
   * older. A thief who removes the factors leaves the password, and the other way round.
   * @throws `invalid_credentials`, `invalid_challenge`, `rate_limited`, `authenticator_too_new`,
   * `invalid_request` for a method that is no second factor
   */
  async function proveFactor(
    ctx: OpenContext,
    { user, nowMs, ...bound }: Proving,
    proof: ProofInput,
  ): Promise<ProvedUndo> {
    if (proof.method === "password" || proof.method === "email_code") {
      throw invalidField("proof", "Must be a proof by a second factor");
    }
    const { userId } = user;
    const account = { ...bound, userId, read: Promise.resolve(user) };
    const [verified] = await verifyProofs(ctx, account, [proof]);
    const settled: string[] = settledFactorIds(user, nowMs);
    if (settled.includes(verified.proof.authenticatorId ?? "")) {
      return { proofWrites: verified.writes, release: verified.release };
    }
    await verified.release();
    throw new ProblemError("authenticator_too_new");
  }

  /** @throws `invalid_credentials`, `rate_limited` */
  async function provePassword(
    { caller }: OpenContext,
    { user, source }: Proving,
    former: FormerEmail,
    password: string,
  ): Promise<ProvedUndo> {
    const hash = users
      .findHold(storedEmailIdentifier(former.email))
      .then((hold) => hold?.passwordHash);
    const guessed = { account: user.userId, source, caller, password };
    const { release } = await requirePassword({ lockout, hasher, log }, guessed, hash);
    return { proofWrites: [], release };
  }

  return (
    ctx: OpenContext,
    { user, former, nowMs }: { user: StoredUser; former: FormerEmail; nowMs: number },
    { password, proof }: Pick<EmailChangeUndo, "password" | "proof">,
  ): Promise<ProvedUndo> => {
    const { changeId } = former;
    const proving = { user, changeId, source: linkSource(changeId), nowMs };
    return proof
      ? proveFactor(ctx, proving, proof)
      : provePassword(ctx, proving, former, password ?? "");
  };
}
