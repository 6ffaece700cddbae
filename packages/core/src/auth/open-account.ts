import type { Role, SignUp } from "@latch/contract";
import type { OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { newUser, type UserStore, type UserWithEmail } from "../users/user.ts";
import type { PasswordHasher } from "./password-hasher.ts";
import type { PasswordPolicy } from "./password-policy.ts";

type Deps = {
  users: UserStore;
  hasher: PasswordHasher;
  passwords: PasswordPolicy;
  newId: NewId;
  clock: Clock;
};

type NewAccount = SignUp & { role?: Role; emailVerified?: boolean; emailTrusted?: true };

/** Creates the functions that open accounts with a password, for sign-up and for the operator's commands. */
export function createOpenAccount({ users, hasher, passwords, newId, clock }: Deps) {
  /**
   * Returns a new account, which the caller stores. The password is hashed before that, so that a taken email
   * takes as long as a free one.
   * @throws `invalid_request` for a weak password
   */
  async function prepareAccount({
    password,
    role = "user",
    emailVerified = false,
    ...profile
  }: NewAccount): Promise<UserWithEmail> {
    await passwords.validate(password, profile);
    const passwordHash = await hasher.hash(password);
    return newUser(
      { ...profile, emailVerified, userId: newId("usr"), passwordHash, role, status: "active" },
      clock(),
    );
  }

  /**
   * Opens an account.
   * @throws `invalid_request` for a weak password, `email_taken`, `username_taken`
   */
  async function openAccount({ caller }: OpenContext, account: NewAccount): Promise<UserWithEmail> {
    const user = await prepareAccount(account);
    const outcome = await users.create(user, caller);
    if (outcome !== "created") throw new ProblemError(outcome);
    return user;
  }

  return { prepareAccount, openAccount };
}
export type PrepareAccount = ReturnType<typeof createOpenAccount>["prepareAccount"];
