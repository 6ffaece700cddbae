import type { DeviceTokens } from "../sessions/device-tokens.ts";
import { type Context, logContext, type OpenContext } from "../shared/context.ts";
import type { Log } from "../shared/ports.ts";
import type { Principal } from "../shared/principal.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StoredUser } from "../users/user.ts";
import { countPasswordGuess } from "./count-password-guess.ts";
import { deviceSource, isOutdated, networkSource, openKnownDevice } from "./guess-source.ts";
import type { Lockout } from "./lockout.ts";
import type { PasswordHasher } from "./password-hasher.ts";

/** What a client sends, besides an access token, to prove an account. */
export type AccountProof = { password?: string; deviceToken?: string };

type Deps = {
  hasher: PasswordHasher;
  lockout: Lockout;
  deviceTokens: DeviceTokens;
  log: Log;
};

/**
 * Creates the check that the client which proves an address also proves the account: by the access token of a
 * session of it, or by its password. A guess is counted together with those at login.
 */
export const createRequireAccountProof =
  ({ hasher, lockout, deviceTokens, log }: Deps) =>
  /** @throws `account_proof_required`, `invalid_credentials`, `rate_limited` */
  async (
    { principal, caller }: OpenContext,
    user: StoredUser,
    { password, deviceToken }: AccountProof,
  ): Promise<void> => {
    const { userId } = user;
    if (isSessionOf(principal, user)) return;
    if (password === undefined) {
      throw new ProblemError("account_proof_required", {
        detail:
          "Send the access token of a session of this account, or its password. If the account is not yours, reset its password by mail",
      });
    }
    const device = await openKnownDevice(deviceTokens, deviceToken, userId);
    const isKnownDevice = device && !isOutdated(device, user);
    const source = isKnownDevice ? deviceSource(device) : networkSource(caller);
    const counted = { account: userId, source, caller };
    const guess = await countPasswordGuess(lockout, counted, Promise.resolve());
    const { matches } = await guess.judge(() => hasher.verify(password, user.passwordHash));
    if (!matches || user.passwordHash === undefined) {
      log.warn(
        { event: "reauthentication.failed", userId, ...logContext(caller) },
        "reauthentication failed",
      );
      throw new ProblemError("invalid_credentials");
    }
    await guess.release();
  };
export type RequireAccountProof = ReturnType<typeof createRequireAccountProof>;

const isSessionOf = (
  principal: Principal | undefined,
  { userId }: StoredUser,
): principal is Context["principal"] =>
  principal?.kind === "session" && principal.userId === userId;
