import { logContext } from "../../shared/context.ts";
import type { Clock, Log } from "../../shared/ports.ts";
import { ProblemError } from "../../shared/problem-error.ts";
import { countPasswordGuess } from "../count-password-guess.ts";
import type { Lockout } from "../lockout.ts";
import type { PasswordHasher } from "../password-hasher.ts";
import type { VerifyProof } from "./authenticators.ts";

type Deps = { hasher: PasswordHasher; lockout: Lockout; clock: Clock; log: Log };

/**
 * Creates the authenticator of passwords for a user who has a session (OWASP ASVS 5.0, 7.5.1). A guess
 * counts together with those at login.
 * @throws `invalid_credentials`, `rate_limited`
 */
export const createPasswordAuthenticator =
  ({ hasher, lockout, clock, log }: Deps): VerifyProof<{ method: "password"; password: string }> =>
  async ({ caller }, { userId, source, read }, { password }) => {
    const guess = await countPasswordGuess(lockout, { account: userId, source, caller }, read);
    const user = await read;
    const { matches } = await guess.judge(() => hasher.verify(password, user.passwordHash));
    if (!matches) {
      log.warn(
        { event: "reauthentication.failed", userId, ...logContext(caller) },
        "reauthentication failed",
      );
      throw new ProblemError("invalid_credentials");
    }
    const proof = { method: "password" as const, userId, atMs: clock() };
    return { proof, user, writes: [], release: guess.release };
  };
