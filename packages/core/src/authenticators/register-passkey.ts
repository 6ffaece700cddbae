import type { Authenticator, NewPasskey, PasskeyRegistration } from "@latch/contract";
import type { ConfirmOperation } from "../accounts/confirm-operation.ts";
import {
  type PasskeyChallenges,
  type PasskeyPurpose,
  passkeyChallengeMs,
} from "../auth/passkeys/passkey-challenge.ts";
import type { PasskeyVerifier } from "../auth/passkeys/passkey-verifier.ts";
import type { SessionStore } from "../sessions/session.ts";
import { type Context, logContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { invalidField, ProblemError } from "../shared/problem-error.ts";
import type {
  AuthenticatorStore,
  StoredAuthenticator,
  StoredPasskey,
} from "../users/authenticator.ts";
import { type ChangeUser, withSessionsEnded } from "../users/change-user.ts";
import { withFactors } from "../users/factors.ts";
import { showEmail } from "../users/show-email.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import { toAuthenticator } from "./to-authenticator.ts";

type Deps = {
  users: UserStore;
  authenticators: AuthenticatorStore;
  sessions: SessionStore;
  changeUser: ChangeUser;
  confirmOperation: ConfirmOperation;
  passkeyChallenges: PasskeyChallenges;
  passkeyVerifier: PasskeyVerifier;
  /** The domain that passkeys belong to. */
  rpId: string;
  newId: NewId;
  clock: Clock;
  log: Log;
};

/** The maximum number of passkeys of one user. */
const maxPasskeys = 20;

const isPasskey = (each: StoredAuthenticator): each is StoredPasskey => each.kind === "passkey";

/** Returns the account with one more passkey in its summary. @throws `too_many_passkeys` */
function withPasskey(user: StoredUser, { authenticatorId, name, createdAt }: StoredPasskey) {
  const passkeys = user.factors?.passkeys ?? [];
  if (passkeys.length >= maxPasskeys) throw new ProblemError("too_many_passkeys");
  const added = { id: authenticatorId, name, addedAt: createdAt };
  return withFactors(user, { passkeys: [...passkeys, added] });
}

/** Returns the functions that register a passkey. */
export function createRegisterPasskey(deps: Deps) {
  const { users, authenticators, sessions, changeUser, confirmOperation } = deps;
  const { passkeyChallenges, passkeyVerifier, rpId, newId, clock, log } = deps;

  const purposeOf = ({ principal }: Context): PasskeyPurpose => ({
    kind: "register",
    rpId,
    userId: principal.userId,
    ...(principal.kind === "session" && { boundTo: principal.sessionId }),
  });

  /**
   * Returns the options to create a passkey: discoverable, and with verification of the user. The authenticators
   * that have one already are excluded.
   * @throws `unauthenticated` if the account is deleted
   */
  async function start(ctx: Context): Promise<PasskeyRegistration> {
    const { userId } = ctx.principal;
    const [user, stored, algorithms, { text, expiresAt }] = await Promise.all([
      users.get(userId),
      authenticators.list(userId),
      passkeyVerifier.algorithms(),
      passkeyChallenges.issue(purposeOf(ctx)),
    ]);
    if (!user) throw new ProblemError("unauthenticated");
    const email = showEmail(user.email);
    return {
      publicKey: {
        // Browsers show the domain; the name is required for older ones.
        rp: { id: rpId, name: rpId },
        user: {
          id: passkeyVerifier.userHandleOf(userId),
          name: email,
          displayName: user.name ?? email,
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
   * Adds a passkey that the browser has created. All other sessions end by the same write.
   * @throws `reauthentication_required`, `invalid_challenge`, `invalid_request` for a credential that is not
   * valid or that the account has already, `too_many_passkeys`, `conflict`
   */
  async function add(
    ctx: Context,
    { credential, name = "Passkey" }: NewPasskey,
  ): Promise<Authenticator> {
    const { caller, principal } = ctx;
    const { userId } = principal;
    const { text, spend } = await passkeyChallenges.open(credential, purposeOf(ctx));
    const [{ proofWrites }, stored, registered] = await Promise.all([
      confirmOperation(ctx),
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
    const passkey: StoredPasskey = {
      userId,
      authenticatorId: newId("aut"),
      kind: "passkey",
      name,
      ...key,
      transports: credential.response.transports,
      createdAt: new Date(clock()).toISOString(),
    };
    const keepSessionId = principal.kind === "session" ? principal.sessionId : undefined;
    await changeUser(userId, (before) => withSessionsEnded(withPasskey(before, passkey)), caller, {
      atomicWrites: () => ({
        keepSessionId,
        proofWrites: [...proofWrites, spend],
        authenticators: { put: [passkey] },
      }),
      notFoundCode: "unauthenticated",
    });
    await sessions.endAll(userId, keepSessionId);
    const { authenticatorId } = passkey;
    log.info(
      { event: "passkey.added", userId, authenticatorId, ...logContext(caller) },
      "passkey added",
    );
    return toAuthenticator(passkey);
  }

  return { start, add };
}
