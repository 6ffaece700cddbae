import { logContext } from "../../shared/context.ts";
import type { Clock, Log } from "../../shared/ports.ts";
import { ProblemError } from "../../shared/problem-error.ts";
import { countPasswordGuess } from "../count-password-guess.ts";
import { deviceSource, networkSource } from "../guess-source.ts";
import type { Lockout } from "../lockout.ts";
import type { PasswordHasher } from "../password-hasher.ts";
import type { Authenticator } from "./authenticators.ts";

type Deps = { hasher: PasswordHasher; lockout: Lockout; clock: Clock; log: Log };

/**
 * Creates the authenticator of passwords for an account that is read already. It counts guesses together
 * with those of logins.
 */
export const createPasswordAuthenticator =
  ({ hasher, lockout, clock, log }: Deps): Authenticator<"password"> =>
  async ({ caller }, { user, deviceId }, { password }) => {
    const { userId } = user;
    const source = deviceId ? deviceSource({ deviceId }) : networkSource(caller);
    const guess = await countPasswordGuess(
      lockout,
      { account: userId, source, caller },
      Promise.resolve(),
    );
    const { matches } = await guess.judge(() => hasher.verify(password, user.passwordHash));
    if (!matches) {
      log.warn({ event: "login.failed", userId, ...logContext(caller) }, "login failed");
      throw new ProblemError("invalid_credentials");
    }
    return { proof: { method: "password", userId, atMs: clock() }, release: guess.release };
  };
