import {
  authorityOfChallenge,
  type Challenge,
  isCurrentChallenge,
} from "../admission/challenge.ts";
import type { Browser } from "../admission/issue-challenge.ts";
import type { DeviceTokens } from "../sessions/device-tokens.ts";
import { authorityOf, type JudgedUser } from "../shared/authority.ts";
import type { OpenContext } from "../shared/context.ts";
import { epochsOf } from "../shared/epochs.ts";
import type { Log } from "../shared/ports.ts";
import type { Principal, SessionPrincipal } from "../shared/principal.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { emailIdentifier } from "../users/identifiers.ts";
import type { StoredOneTimeToken } from "../users/one-time-token.ts";
import type { StoredUser } from "../users/user.ts";
import type { OpenChallenge } from "./answer-challenge.ts";
import type { VerifyProofs } from "./authenticators/authenticators.ts";
import { requirePassword } from "./count-password-guess.ts";
import { deviceSource, isOutdated, networkSource, openKnownDevice } from "./guess-source.ts";
import type { Lockout } from "./lockout.ts";
import type { PasswordHasher } from "./password-hasher.ts";

/** What a client sends, besides an access token, to prove an account. */
export type AccountProof = {
  password?: string;
  challenge?: string;
  browser?: Browser;
  deviceToken?: string;
};

type Deps = {
  verifyProofs: VerifyProofs;
  openChallenge: OpenChallenge;
  deviceTokens: DeviceTokens;
  lockout: Lockout;
  hasher: PasswordHasher;
  log: Log;
};

/**
 * Creates the checks that the client which proves an address also proves the account: by the access token of a
 * session of it, by its password, or by the challenge of its sign-up or login. A guess is counted together
 * with those at login.
 */
export function createRequireAccountProof(deps: Deps) {
  const { verifyProofs, openChallenge, deviceTokens, lockout, hasher, log } = deps;

  const openGiven = ({ challenge, browser }: AccountProof): Promise<Challenge> | undefined =>
    challenge === undefined ? undefined : openChallenge.open({ challenge, browser });

  return {
    /**
     * @returns the authority of the proof, for the change that it allows
     * @throws `account_proof_required`, `invalid_credentials`, `invalid_challenge`, `rate_limited`
     */
    async ofUser(ctx: OpenContext, user: StoredUser, given: AccountProof): Promise<JudgedUser> {
      const { userId } = user;
      const { password, deviceToken } = given;
      if (isSessionOf(ctx.principal, user)) return authorityOf(ctx.principal);
      const challenge = await openGiven(given);
      if (challenge && isProofOf(challenge, user)) return authorityOfChallenge(challenge);
      if (password === undefined) throw proofRequired();
      const device = await openKnownDevice(deviceTokens, deviceToken, userId);
      const isKnownDevice = device && !isOutdated(device, user);
      const source = isKnownDevice ? deviceSource(device) : networkSource(ctx.caller);
      const account = { userId, source, read: Promise.resolve(user) };
      const [proof] = await verifyProofs(ctx, account, [{ method: "password", password }]);
      await proof.release();
      return { userId, epochs: epochsOf(user), endedCode: "conflict" };
    },

    /**
     * Requires a proof of a sign-up that is not complete.
     * @throws `account_proof_required`, `invalid_credentials`, `invalid_challenge`, `rate_limited`
     */
    async ofSignUp(
      { caller }: OpenContext,
      token: StoredOneTimeToken,
      given: AccountProof,
    ): Promise<void> {
      const challenge = await openGiven(given);
      if (challenge?.codeId === token.tokenId) return;
      const { password } = given;
      if (password === undefined) throw proofRequired();
      const account = emailIdentifier(token.email);
      const guess = await requirePassword(
        { lockout, hasher, log },
        { account, source: networkSource(caller), caller, password },
        Promise.resolve(token.passwordHash),
      );
      await guess.release();
    },
  };
}
export type RequireAccountProof = ReturnType<typeof createRequireAccountProof>;

const proofRequired = (): ProblemError =>
  new ProblemError("account_proof_required", {
    detail:
      "Send the access token of a session of this account, its password, or the challenge of its sign-up or login. If the account is not yours, reset its password by mail",
  });

/** Returns whether a challenge contains a proof of the account, which a mail alone is not. */
const isProofOf = (challenge: Challenge, user: StoredUser): boolean =>
  challenge.userId === user.userId &&
  isCurrentChallenge(challenge, user) &&
  challenge.proofs.some(({ method }) => method !== "email_code");

const isSessionOf = (
  principal: Principal | undefined,
  { userId }: StoredUser,
): principal is SessionPrincipal => principal?.kind === "session" && principal.userId === userId;
