import type { Clock, Log } from "../../shared/ports.ts";
import { requirePassword } from "../count-password-guess.ts";
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
  (deps: Deps): VerifyProof<{ method: "password"; password: string }> =>
  async ({ caller }, { userId, source, read }, { password }) => {
    const guess = { account: userId, source, caller, password };
    const hash = read.then(({ passwordHash }) => passwordHash);
    const { release } = await requirePassword(deps, guess, hash);
    const proof = { method: "password" as const, userId, atMs: deps.clock() };
    return { proof, user: await read, writes: [], release };
  };
