import type { NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import { withCredentialsEnded } from "./change-user.ts";
import { authenticatorIds } from "./factors.ts";
import { createNotice } from "./notice.ts";
import { type AtomicWrites, newUser, type StoredUser, type UserWithEmail } from "./user.ts";

/**
 * Returns whether an account has a password or a factor, and an address that was never proven. A stranger may
 * have created such an account. An invitation, a command and a trusted import name the address for the
 * operator, so that the owner of the address is the owner of the account.
 */
export const isUnproven = (user: StoredUser): user is UserWithEmail =>
  user.email !== undefined &&
  !user.emailVerified &&
  !user.emailTrusted &&
  user.status !== "invited" &&
  (user.passwordHash !== undefined || user.factors !== undefined);

/** Returns an account without its credentials. All earlier ones end. */
function withoutCredentials(user: StoredUser): StoredUser {
  const { passwordHash, passwordByMailAt, factors, ...rest } = withCredentialsEnded(user);
  const { pendingEmail, securedAt, resetBlockedUntil, ...others } = rest;
  return others;
}

/** Returns an account without its email. Links to the address become invalid; sessions and keys continue. */
function withoutEmail(user: StoredUser): StoredUser {
  const { email, emailSpelling, pendingEmail, ...rest } = user;
  return { ...rest, emailVerified: false, linkEpoch: (user.linkEpoch ?? 0) + 1 };
}

type Deps = {
  /** Returns whether an account has content, which another person never gets. */
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
  atomicWrites: Pick<AtomicWrites, "newOwner" | "notice" | "authenticators">;
};

/** Returns what the first proof leads to for an account; undefined if the address was proven before. */
export type DecideFirstProof = (
  before: StoredUser,
  /** Returns the account of the owner with what the proof sets, such as a password. */
  complete: (user: StoredUser) => StoredUser,
) => FirstProof | undefined;

/**
 * Creates the decision about the first proof of an address by a user who does not prove the account, too.
 * That user does not inherit what a stranger may have set: an account without content is reset, and an
 * account with content keeps it and loses the address to a new account (NIST SP 800-63B-4, 4.2.1.2).
 */
export function createPrepareFirstProof({ hasContent, newId, clock }: Deps) {
  function separate(before: UserWithEmail, complete: (user: StoredUser) => StoredUser): FirstProof {
    const { email, locale } = before;
    const opened = newUser(
      { userId: newId("usr"), email, role: "user", status: "active" },
      clock(),
    );
    const owner = { ...complete(opened), email, emailVerified: true };
    const notice = createNotice({ ...owner, locale }, "account_separated", {
      noticeId: newId("ntc"),
      nowMs: clock(),
    });
    return { after: withoutEmail(before), owner, atomicWrites: { newOwner: owner, notice } };
  }

  /**
   * Looks for content before the account is changed. It does not depend on the version of the account, so the
   * decision itself needs no call, and other changes of the account do not starve it.
   */
  return async (found: StoredUser): Promise<DecideFirstProof> => {
    const isKept = isUnproven(found) && (await hasContent(found));
    return (before, complete) => {
      if (!isUnproven(before)) return undefined;
      // A role is given to the person behind the account, not to the owner of an address.
      if (isKept || before.role !== "user") return separate(before, complete);
      const { email } = before;
      const owner = { ...complete(withoutCredentials(before)), email, emailVerified: true };
      const remove = authenticatorIds(before.factors);
      return { after: owner, owner, atomicWrites: { authenticators: { remove } } };
    };
  };
}
export type PrepareFirstProof = ReturnType<typeof createPrepareFirstProof>;
