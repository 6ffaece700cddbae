import type { AuthenticationCredential } from "@latch/contract";
import type { Proof } from "../../admission/proof.ts";
import { type Caller, logContext } from "../../shared/context.ts";
import type { Clock, Log } from "../../shared/ports.ts";
import { ProblemError } from "../../shared/problem-error.ts";
import type {
  AuthenticatorUse,
  StoredAuthenticator,
  StoredPasskey,
} from "../../users/authenticator.ts";
import type { StoredUser, UserStore } from "../../users/user.ts";
import type { PresentedChallenge } from "./passkey-challenge.ts";
import type { PasskeyVerifier, VerifiedAssertion } from "./passkey-verifier.ts";

/** The account of a passkey, as it was read. */
export type PasskeyAccount = {
  user: StoredUser | undefined;
  authenticators: StoredAuthenticator[];
};

/** A verified use of a passkey. The transaction that accepts the proof records `use`. */
export type VerifiedPasskey = { proof: Proof; use: AuthenticatorUse };

type Deps = {
  passkeyVerifier: PasskeyVerifier;
  users: Pick<UserStore, "recordPasskeyCopy">;
  clock: Clock;
  log: Log;
};

/** The time after which a copy of the same passkey is reported again. */
const reportMs = 24 * 3600 * 1000;

/**
 * Returns whether a signature counter went back, which a copy of the passkey would cause (WebAuthn Level 3,
 * section 6.1.1). Authenticators without a counter always send 0.
 */
const hasRegressed = ({ counter }: StoredPasskey, assertion: VerifiedAssertion): boolean =>
  (counter > 0 || assertion.counter > 0) && assertion.counter <= counter;

/**
 * Creates the function that verifies the use of a passkey of an account. It calls no database unless a counter goes
 * back.
 *
 * Such a use is refused, and the user is notified. WebAuthn Level 3, section 7.2, step 22, leaves the decision to
 * the relying party: the assertion is the only sign of a copy, and the API cannot distinguish the thief from the
 * owner, whose next use has a higher counter and succeeds. The passkey itself stays valid. Otherwise a thief could
 * lock the owner out by one use of the copy, and some authenticators restore an older counter from a backup.
 */
export function createVerifyPasskey({ passkeyVerifier, users, clock, log }: Deps) {
  /** Notifies the user, unless the same assertion was presented before. */
  async function reportCopy(
    caller: Caller,
    { userId, authenticatorId, counter }: StoredPasskey,
    received: number,
    { spend }: PresentedChallenge,
  ): Promise<void> {
    log.warn(
      {
        ...{ event: "passkey.counter_regressed", userId, authenticatorId },
        ...{ stored: counter, received },
        ...logContext(caller),
      },
      "the counter of a passkey went back, so there may be a copy of it",
    );
    const now = clock();
    const at = new Date(now).toISOString();
    const since = new Date(now - reportMs).toISOString();
    await users.recordPasskeyCopy(userId, { authenticatorId, at }, spend, since, caller);
  }

  /**
   * Verifies an assertion by the passkeys of an account. Guesses are not counted, because a signature cannot be
   * guessed.
   * @param challenge the challenge that the assertion answers, which the caller has checked
   * @throws `invalid_credentials` for an unknown passkey, a wrong signature or user handle, and a counter that
   * goes back
   */
  return async (
    caller: Caller,
    { user, authenticators }: PasskeyAccount,
    credential: AuthenticationCredential,
    challenge: PresentedChallenge,
  ): Promise<VerifiedPasskey> => {
    const passkey = authenticators.find(
      (each) => each.kind === "passkey" && each.credentialId === credential.id,
    ) as StoredPasskey | undefined;
    const { userHandle } = credential.response;
    const isOfUser =
      userHandle == null || passkeyVerifier.readUserHandle(userHandle) === user?.userId;
    const assertion =
      user && passkey && isOfUser
        ? await passkeyVerifier.verifyAssertion(credential, challenge.text, passkey.publicKey)
        : undefined;
    if (!user || !passkey || !assertion) {
      log.warn(
        { event: "passkey.rejected", userId: user?.userId, ...logContext(caller) },
        "passkey rejected",
      );
      throw new ProblemError("invalid_credentials");
    }
    const { userId } = user;
    const { authenticatorId } = passkey;
    if (hasRegressed(passkey, assertion)) {
      await reportCopy(caller, passkey, assertion.counter, challenge);
      throw new ProblemError("invalid_credentials");
    }
    const atMs = clock();
    return {
      proof: {
        method: "passkey",
        userId,
        atMs,
        userVerified: assertion.userVerified,
        authenticatorId,
      },
      use: {
        userId,
        kind: "passkey",
        authenticatorId,
        usedAt: new Date(atMs).toISOString(),
        counter: assertion.counter,
        backedUp: assertion.backedUp,
      },
    };
  };
}
export type VerifyPasskey = ReturnType<typeof createVerifyPasskey>;
