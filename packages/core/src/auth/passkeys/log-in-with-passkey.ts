import type { PasskeyLogIn } from "@latch/contract";
import type { Browser } from "../../admission/issue-challenge.ts";
import type { DeviceTokens } from "../../sessions/device-tokens.ts";
import type { OpenContext } from "../../shared/context.ts";
import type { NewId } from "../../shared/ids.ts";
import type { Measure } from "../../shared/measurements.ts";
import { ProblemError } from "../../shared/problem-error.ts";
import type { AuthenticatorStore } from "../../users/authenticator.ts";
import type { UserStore } from "../../users/user.ts";
import type { Admit, LogInResult } from "../admit.ts";
import { isOutdated, openKnownDevice } from "../guess-source.ts";
import type { PasskeyChallenges } from "./passkey-challenge.ts";
import type { PasskeyVerifier } from "./passkey-verifier.ts";
import type { VerifyPasskey } from "./verify-passkey.ts";

type Deps = {
  users: UserStore;
  authenticators: AuthenticatorStore;
  deviceTokens: DeviceTokens;
  passkeyChallenges: PasskeyChallenges;
  passkeyVerifier: PasskeyVerifier;
  verifyPasskey: VerifyPasskey;
  admit: Admit;
  newId: NewId;
  /** The domain that passkeys belong to. */
  rpId: string;
  measure?: Measure;
};

/** Returns a function that logs in a user by a discoverable passkey, without a name and a password. */
export function createLogInWithPasskey(deps: Deps) {
  const { users, authenticators, deviceTokens, passkeyChallenges, passkeyVerifier } = deps;
  const { verifyPasskey, admit, newId, rpId, measure } = deps;

  /**
   * Verifies the passkey and starts a session, by two consecutive database calls: the account with its
   * authenticators, and the session with the writes that use up the challenge. The work is the same for an
   * unknown account.
   * @param rateLimit the pending check of the rate limit, awaited in parallel with the first call
   * @throws `invalid_challenge`, `invalid_credentials`; only after a valid signature `account_suspended`
   */
  async function logIn(
    ctx: OpenContext,
    { credential, deviceToken, browser }: PasskeyLogIn & { browser?: Browser },
    rateLimit: Promise<void> = Promise.resolve(),
  ): Promise<LogInResult> {
    // It may reject while the challenge is opened, before anything awaits it.
    rateLimit.catch(() => {});
    const opening = passkeyChallenges.open(credential, { kind: "log_in", rpId });
    const challenge = await opening.catch(async (error: unknown) => {
      await rateLimit;
      throw error;
    });
    const named = passkeyVerifier.readUserHandle(credential.response.userHandle ?? "");
    const userId = named ?? newId("usr");
    const [user, stored, device] = await Promise.all([
      users.get(userId),
      authenticators.list(userId),
      openKnownDevice(deviceTokens, deviceToken, named),
      rateLimit,
    ]);
    const account = { user, authenticators: stored };
    const { proof, use } = await verifyPasskey(ctx.caller, account, credential, challenge);
    // The signature is that of a key of the account, so the account exists.
    if (!user || !proof.userVerified) throw new ProblemError("invalid_credentials");
    const isKnownDevice = device && !isOutdated(device, user);
    return admit(ctx, user, [{ proof, writes: [challenge.spend, use] }], {
      deviceId: isKnownDevice ? device.deviceId : undefined,
      browser,
    });
  }

  return async (...input: Parameters<typeof logIn>): Promise<LogInResult> => {
    try {
      const result = await logIn(...input);
      measure?.({ kind: "log_in", outcome: "succeeded" });
      return result;
    } catch (error) {
      const outcome = error instanceof ProblemError ? error.code : "internal";
      measure?.({ kind: "log_in", outcome });
      throw error;
    }
  };
}
