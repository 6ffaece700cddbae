import type { UserId } from "@latch/contract";
import type { NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import { withCredentialsEnded } from "./change-user.ts";
import { createNotice } from "./notice.ts";
import { type AtomicWrites, newUser, type StoredUser, type UserWithEmail } from "./user.ts";

/**
 * Returns whether nobody has proven the address of an account that has a password or a factor. A stranger may
 * have created such an account. An invitation, a command and a trusted import name the address for the
 * operator, so that the owner of the address is the owner of the account.
 */
export const isUnproven = (user: StoredUser): user is UserWithEmail =>
  user.email !== undefined &&
  !user.emailVerified &&
  !user.emailTrusted &&
  user.status !== "invited" &&
  (user.passwordHash !== undefined || user.factors !== undefined);

/** Returns an account without the credentials that somebody has set. All earlier ones end. */
export function withoutCredentials(user: StoredUser): StoredUser {
  const { passwordHash, factors, pendingEmail, ...rest } = withCredentialsEnded(user);
  return rest;
}

/** Returns an account without its email. Links to the address become invalid; sessions and keys continue. */
function withoutEmail(user: StoredUser): StoredUser {
  const { email, emailSpelling, pendingEmail, ...rest } = user;
  return { ...rest, emailVerified: false, linkEpoch: (user.linkEpoch ?? 0) + 1 };
}

type Deps = {
  /** Returns whether an account has content, which is never given to somebody else. */
  hasContent: (user: StoredUser) => Promise<boolean>;
  newId: NewId;
  clock: Clock;
};

/** What the first proof of an address leads to. */
export type FirstProof = {
  /** The account that the proof was made for, as it is to be saved. */
  after: StoredUser;
  /** The account of the owner of the address: `after`, or a new one. */
  owner: UserWithEmail;
  atomicWrites: Pick<AtomicWrites, "newOwner" | "notice">;
};

/**
 * Creates the decision about the first proof of an address by somebody who does not prove the account, too.
 * That person does not inherit what a stranger may have set: an account without content is reset, and an
 * account with content keeps it and loses the address to a new account (NIST SP 800-63B-4, 4.2.1.2).
 */
export const createProveFirst =
  ({ hasContent, newId, clock }: Deps) =>
  /** @param complete returns the account of the owner with what the proof sets, such as a password */
  async (
    before: UserWithEmail,
    complete: (user: StoredUser) => StoredUser,
  ): Promise<FirstProof> => {
    const { email } = before;
    if (!(await hasContent(before))) {
      const owner = { ...complete(withoutCredentials(before)), email, emailVerified: true };
      return { after: owner, owner, atomicWrites: {} };
    }
    const userId: UserId = newId("usr");
    const opened = newUser({ userId, email, role: "user", status: "active" }, clock());
    const owner = { ...complete(opened), email, emailVerified: true };
    return {
      after: withoutEmail(before),
      owner,
      atomicWrites: {
        newOwner: owner,
        notice: createNotice({ ...owner, locale: before.locale }, "account_separated", {
          newId,
          clock,
        }),
      },
    };
  };
export type ProveFirst = ReturnType<typeof createProveFirst>;
