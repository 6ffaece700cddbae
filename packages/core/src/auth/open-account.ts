import type { Role, SignUp } from "@latch/contract";
import type { OpenContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { newUser, type StoredUser, type UserStore } from "../users/user.ts";
import type { PasswordHasher } from "./password-hasher.ts";
import type { PasswordPolicy } from "./password-policy.ts";

type Deps = {
  users: UserStore;
  hasher: PasswordHasher;
  passwords: PasswordPolicy;
  newId: NewId;
  clock: Clock;
};

/**
 * Creates the function that opens accounts with a password, for sign-up and for the operator's
 * commands.
 */
export const createOpenAccount =
  ({ users, hasher, passwords, newId, clock }: Deps) =>
  /**
   * Opens an account. The password is hashed first, so that a taken email takes as long as a free one.
   * @throws `invalid_request` for a weak password, `email_taken`, `username_taken`
   */
  async (
    { caller }: OpenContext,
    {
      password,
      role = "user",
      emailVerified = false,
      ...profile
    }: SignUp & { role?: Role; emailVerified?: boolean },
  ): Promise<StoredUser> => {
    await passwords.validate(password, profile);
    const passwordHash = await hasher.hash(password);
    const user = newUser(
      { ...profile, emailVerified, userId: newId("usr"), passwordHash, role, status: "active" },
      clock(),
    );
    const outcome = await users.create(user, caller);
    if (outcome !== "created") throw new ProblemError(outcome);
    return user;
  };
export type OpenAccount = ReturnType<typeof createOpenAccount>;
