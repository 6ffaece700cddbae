import type { NewPasskey, PasskeyRegistration, RegistrationCredential } from "@latch/contract";
import type { NewId } from "../../shared/ids.ts";
import type { Clock } from "../../shared/ports.ts";
import { invalidField, ProblemError } from "../../shared/problem-error.ts";
import type {
  AuthenticatorStore,
  StoredAuthenticator,
  StoredPasskey,
} from "../../users/authenticator.ts";
import { confirmation, withFactors } from "../../users/factors.ts";
import { showEmail } from "../../users/show-email.ts";
import type { StoredUser } from "../../users/user.ts";
import {
  type PasskeyChallenges,
  type PasskeyPurpose,
  passkeyChallengeMs,
} from "./passkey-challenge.ts";
import type { PasskeyVerifier } from "./passkey-verifier.ts";

type Deps = {
  authenticators: AuthenticatorStore;
  passkeyChallenges: PasskeyChallenges;
  passkeyVerifier: PasskeyVerifier;
  /** The domain that passkeys belong to. */
  rpId: string;
  newId: NewId;
  clock: Clock;
};

/** The user, and the session or the login, in which a passkey is created. */
type Begun = Required<Pick<PasskeyPurpose, "userId">> & Pick<PasskeyPurpose, "boundTo">;

/** The maximum number of passkeys of one user. */
const maxPasskeys = 20;

const isPasskey = (each: StoredAuthenticator): each is StoredPasskey => each.kind === "passkey";

/**
 * Returns the account with one more passkey in its summary.
 * @param isConfirmed whether the proofs of the addition make the passkey suffice by itself
 * @throws `too_many_passkeys`
 */
export function withPasskey(
  user: StoredUser,
  { authenticatorId, name, createdAt }: StoredPasskey,
  isConfirmed: boolean | undefined,
): StoredUser {
  const passkeys = user.factors?.passkeys ?? [];
  if (passkeys.length >= maxPasskeys) throw new ProblemError("too_many_passkeys");
  const added = { id: authenticatorId, name, addedAt: createdAt, ...confirmation(isConfirmed) };
  return withFactors(user, { passkeys: [...passkeys, added] });
}

/** Returns the functions that create the options of a new passkey, and verify it. */
export function createNewPasskey(deps: Deps) {
  const { authenticators, passkeyChallenges, passkeyVerifier, rpId, newId, clock } = deps;

  /**
   * Returns the options to create a passkey: discoverable, and with verification of the user. The authenticators
   * that have one already are excluded.
   * @param read the pending read of the account
   */
  async function options(read: Promise<StoredUser>, begun: Begun): Promise<PasskeyRegistration> {
    const { userId } = begun;
    const [user, stored, algorithms, { text, expiresAt }] = await Promise.all([
      read,
      authenticators.list(userId),
      passkeyVerifier.algorithms(),
      passkeyChallenges.issue({ kind: "register", rpId, ...begun }),
    ]);
    const name = user.email ? showEmail(user.email) : (user.username ?? userId);
    return {
      publicKey: {
        // Browsers show the domain; the name is required for older ones.
        rp: { id: rpId, name: rpId },
        user: {
          id: passkeyVerifier.userHandleOf(userId),
          name,
          displayName: user.name ?? name,
        },
        challenge: text,
        pubKeyCredParams: algorithms.map((alg) => ({ type: "public-key", alg })),
        timeout: passkeyChallengeMs,
        excludeCredentials: stored.filter(isPasskey).map(({ credentialId, transports }) => ({
          id: credentialId,
          type: "public-key",
          ...(transports && { transports }),
        })),
        authenticatorSelection: {
          residentKey: "required",
          requireResidentKey: true,
          userVerification: "required",
        },
        attestation: "none",
      },
      expiresAt,
    };
  }

  /**
   * Opens the challenge that a new passkey answers.
   * @throws `invalid_challenge`
   */
  const open = (credential: RegistrationCredential, begun: Begun) =>
    passkeyChallenges.open(credential, { kind: "register", rpId, ...begun });

  /**
   * Verifies a new passkey.
   * @param text its challenge
   * @throws `invalid_request` for a credential that is not valid or that the account has already
   */
  async function verify(
    { credential, name = "Passkey" }: NewPasskey,
    { userId, text }: Pick<StoredPasskey, "userId"> & { text: string },
  ): Promise<StoredPasskey> {
    const [stored, registered] = await Promise.all([
      authenticators.list(userId),
      passkeyVerifier.verifyRegistration(credential, text),
    ]);
    if (!registered?.userVerified) {
      throw invalidField(
        "credential",
        "Must be a new passkey of this app whose authenticator has verified the user",
      );
    }
    const { userVerified: _, ...key } = registered;
    if (stored.some((each) => isPasskey(each) && each.credentialId === key.credentialId)) {
      throw invalidField("credential", "Must not be a passkey of the account already");
    }
    return {
      userId,
      authenticatorId: newId("aut"),
      kind: "passkey",
      name,
      ...key,
      transports: credential.response.transports,
      createdAt: new Date(clock()).toISOString(),
    };
  }

  return { options, open, verify };
}
