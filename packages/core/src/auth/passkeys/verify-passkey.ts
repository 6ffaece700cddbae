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
import type { StoredUser } from "../../users/user.ts";
import type { PasskeyVerifier, VerifiedAssertion } from "./passkey-verifier.ts";

/** The account of a passkey, as it was read. */
export type PasskeyAccount = {
  user: StoredUser | undefined;
  authenticators: StoredAuthenticator[];
};

/** A verified use of a passkey. The transaction that accepts the proof records `use`. */
export type VerifiedPasskey = { proof: Proof; use: AuthenticatorUse };

type Deps = { passkeyVerifier: PasskeyVerifier; clock: Clock; log: Log };

/**
 * Returns whether a signature counter went back, which a copy of the passkey would cause (WebAuthn Level 3,
 * section 6.1.1). Authenticators without a counter always send 0.
 */
const hasRegressed = ({ counter }: StoredPasskey, assertion: VerifiedAssertion): boolean =>
  (counter > 0 || assertion.counter > 0) && assertion.counter <= counter;

/** Creates the function that verifies the use of a passkey of an account. It calls no database. */
export const createVerifyPasskey =
  ({ passkeyVerifier, clock, log }: Deps) =>
  /**
   * Verifies an assertion by the passkeys of an account. Guesses are not counted, because a signature cannot be
   * guessed.
   * @param challenge the challenge in base64url, which the caller has checked
   * @throws `invalid_credentials` for an unknown passkey, a wrong signature or user handle, and a counter that
   * goes back
   */
  async (
    caller: Caller,
    { user, authenticators }: PasskeyAccount,
    credential: AuthenticationCredential,
    challenge: string,
  ): Promise<VerifiedPasskey> => {
    const passkey = authenticators.find(
      (each) => each.kind === "passkey" && each.credentialId === credential.id,
    ) as StoredPasskey | undefined;
    const { userHandle } = credential.response;
    const isOfUser =
      userHandle == null || passkeyVerifier.readUserHandle(userHandle) === user?.userId;
    const assertion =
      user && passkey && isOfUser
        ? await passkeyVerifier.verifyAssertion(credential, challenge, passkey.publicKey)
        : undefined;
    if (!user || !passkey || !assertion) {
      log.warn(
        { event: "passkey.rejected", userId: user?.userId, ...logContext(caller) },
        "passkey rejected",
      );
      throw new ProblemError("invalid_credentials");
    }
    const { userId } = user;
    const { authenticatorId, counter } = passkey;
    if (hasRegressed(passkey, assertion)) {
      log.warn(
        {
          ...{ event: "passkey.counter_regressed", userId, authenticatorId },
          ...{ stored: counter, received: assertion.counter },
          ...logContext(caller),
        },
        "the counter of a passkey went back, so there may be a copy of it",
      );
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
export type VerifyPasskey = ReturnType<typeof createVerifyPasskey>;
