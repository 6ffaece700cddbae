import type { Locale, Role, User, UserId, UserStatus } from "@latch/contract";
import type { JudgedUser } from "../shared/authority.ts";
import type { Caller } from "../shared/context.ts";
import type { AuthenticatorWrites } from "./authenticator.ts";
import type { FactorRecovery, FactorReset, Factors, PasskeyCopy } from "./factors.ts";
import type { FormerEmail } from "./former-email.ts";
import type { Identifier } from "./identifiers.ts";
import type { StoredNotice } from "./notice.ts";
import type { StoredOneTimeToken } from "./one-time-token.ts";
import type { ProofWrite } from "./proof-write.ts";
import { showEmail } from "./show-email.ts";

/** A user as stored. The API never returns it: `toUser` selects the public fields. */
export type StoredUser = {
  userId: UserId;
  /**
   * With the domain as A-labels, unless a release before 0.3 stored it and no migration changed it. Absent
   * if the owner of the address has proven it, and the account never did (see `first-proof.ts`).
   */
  email?: string;
  /** An earlier spelling of the email, by which the account is found too. */
  emailSpelling?: string;
  emailVerified: boolean;
  /**
   * Until when the link in the mail of the sign-up verifies the address, in seconds since 1970. Absent if the account
   * began in another way, or a release before 0.3 stored it.
   */
  verificationExpiresAt?: number;
  /** Whether the operator vouches for the address: an import or a command stored it. */
  emailTrusted?: boolean;
  username?: string;
  name?: string;
  /** The language of mails; if absent, the installation's default applies. */
  locale?: Locale;
  /** Absent until an invited user has chosen a password. */
  passwordHash?: string;
  /** When a mailed link, or a session that a mailed code has begun, set the password; absent otherwise. */
  passwordByMailAt?: string;
  role: Role;
  /** A role that requires a second factor. It takes effect with a login that proves it (`canActivateRole`). */
  pendingRole?: Role;
  /** The actor who has given the pending role. Absent if a release before 0.3 stored the role. */
  pendingRoleBy?: string;
  status: UserStatus;
  suspensionReason?: string;
  plan: string;
  /** When the plan ends unless the payment provider renews it. */
  planUntil?: string;
  /** The version of the billing state that the plan comes from. */
  billingVersion?: number;
  /**
   * Sessions of an earlier epoch are invalid. A write that changes the role or the password also
   * raises the epoch, so that all sessions end atomically with the change.
   */
  sessionEpoch: number;
  /** Raised by each recovery. API keys and links of an earlier epoch are invalid; absent means 0. */
  credentialEpoch?: number;
  /**
   * Raised by each confirmed change of the address or the password. Links of an earlier epoch are
   * invalid; absent means 0.
   */
  linkEpoch?: number;
  /**
   * Raised by each change of the passkeys, the TOTP authenticator or the recovery codes. Devices that became
   * trusted in an earlier epoch are not trusted any more; absent means 0.
   */
  trustEpoch?: number;
  /** The address of the last request to change the email. Only the link of this request is valid. */
  pendingEmail?: string;
  /** The addresses that changes have replaced in the last 72 hours; absent if there are none. */
  formerEmails?: FormerEmail[];
  /**
   * When a recipient of a security mail secured the account. Removed by a reset of the password, which a
   * login requires until then.
   */
  securedAt?: string;
  /** No reset links are sent before this time; seconds since 1970. */
  resetBlockedUntil?: number;
  /** The passkeys, the TOTP authenticator and the recovery codes; absent if there are none. */
  factors?: Factors;
  /** Present after an administrator has removed the factors, until the next login. */
  factorReset?: FactorReset;
  /** A request of the user to remove the lost factors, which takes effect after a delay. */
  factorRecovery?: FactorRecovery;
  /** Links in mails that were sent before this time are invalid. */
  passwordChangedAt?: string;
  /** The passkey whose signature counter last went back, and when the user was notified. */
  passkeyCopy?: PasskeyCopy;
  /** When wrong passwords last locked out logins from an address and the owner was notified. */
  lockedOutAt?: string;
  /** When the erasure of the account began. Only the erasure still reads the account. */
  erasingSince?: string;
  /** When a process last began to erase data of the account, in milliseconds since 1970. */
  erasureClaimedMs?: number;
  createdAt: string;
  updatedAt: string;
  version: number;
};

/** An account that has an email. Only an account that lost it to its owner has none. */
export type UserWithEmail = StoredUser & { email: string };

/** Returns a new account with its default values. @param now milliseconds */
export function newUser(
  values: Pick<UserWithEmail, "userId" | "email" | "role" | "status"> & Partial<StoredUser>,
  now: number,
): UserWithEmail {
  const at = new Date(now).toISOString();
  return {
    emailVerified: false,
    plan: "free",
    sessionEpoch: 0,
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...values,
  };
}

/** Returns the public fields of a user. */
export const toUser = ({
  userId: id,
  email,
  emailVerified,
  username,
  name,
  locale,
  role,
  pendingRole,
  status,
  plan,
  createdAt,
  updatedAt,
  version,
}: StoredUser): User => ({
  id,
  email: email && showEmail(email),
  emailVerified,
  username,
  name,
  locale,
  role,
  pendingRole,
  status,
  plan,
  createdAt,
  updatedAt,
  version,
});

/** Returns the scope with the user's plan. Services read it from the access token. */
export const planScope = ({ plan }: StoredUser): string => `plan:${plan}`;

type CreateOutcome = "created" | "email_taken" | "username_taken";

/** The result of saving a user. */
type SaveOutcome =
  | "saved"
  /** Another request changed the user since it was read. */
  | "stale"
  | "email_taken"
  | "username_taken"
  | "last_super_admin"
  /** The one-time token that the change was to consume does not exist any more. */
  | "token_spent"
  /** Another request has used a proof of the change. */
  | "proof_spent"
  /** The session that was to continue has ended, or the epochs of the actor have changed. */
  | "session_ended";

/** Writes in the same transaction as a change of a user. */
export type AtomicWrites = {
  /** The hash of a one-time token that the change consumes. */
  spendTokenHash?: string;
  /** A user who changes the account of another one. The epochs of the actor must be current. */
  actor?: JudgedUser;
  /** A session that continues in the new epoch, while all others end. It must be of the epoch before. */
  keepSessionId?: string;
  /** The new authentication of the session that continues. */
  keptAuthentication?: { amr: readonly string[]; authTime: number };
  /** What the use of proofs changes. */
  proofWrites?: ProofWrite[];
  /** A new one-time token. The change stream leads to its mail. */
  issuedToken?: StoredOneTimeToken;
  /** A notice to the address that the change removes. */
  notice?: StoredNotice;
  /** A new account, which gets the email that the change removes. */
  newOwner?: StoredUser;
  /** Changes of authenticators. The change of the user contains their new summary (`factors`). */
  authenticators?: AuthenticatorWrites;
};

/** A former address of an account. No other account can use it until it expires. */
export type EmailHold = {
  userId: UserId;
  /** Seconds since 1970. */
  expiresAt: number;
  /** The hash of the password that the account had when its address changed. */
  passwordHash?: string;
};

/** Stores users and their identifiers. Reads are strongly consistent. */
export interface UserStore {
  /**
   * Creates a user, and the token of a link to the user, in one transaction, whose conditions enforce that
   * identifiers are unique.
   */
  create(user: StoredUser, caller: Caller, token?: StoredOneTimeToken): Promise<CreateOutcome>;
  /** Creates a user as another user does. The epochs of the actor must be current. */
  createAs(
    actor: JudgedUser,
    user: StoredUser,
    caller: Caller,
    token: StoredOneTimeToken,
  ): Promise<CreateOutcome | "session_ended">;
  /**
   * Creates at most 25 users in one transaction.
   * @returns false if none was created; `create` then returns the reason for each
   */
  createAll(users: StoredUser[], caller: Caller): Promise<boolean>;
  /** Returns a user, but not one whose erasure has begun. */
  get(userId: UserId): Promise<StoredUser | undefined>;
  /** Returns the id of the user with an identifier; undefined for a former address. */
  findId(identifier: Identifier): Promise<UserId | undefined>;
  /** Returns the hold of a former address. It may have expired. */
  findHold(identifier: Identifier): Promise<EmailHold | undefined>;
  /**
   * Replaces `before` by `after` unless it has changed. Moves identifiers in the same transaction; an address
   * that `after` has as a former one is held with the password of `before`.
   */
  save(
    before: StoredUser,
    after: StoredUser,
    caller: Caller,
    atomicWrites?: AtomicWrites,
  ): Promise<SaveOutcome>;
  /**
   * Records a lockout, unless one was recorded after `unlessSince` (both ISO 8601). The change stream
   * reports it. For an account that does not exist the same call is made and writes nothing.
   */
  recordLockout(userId: UserId, at: string, unlessSince: string, caller: Caller): Promise<void>;
  /**
   * Records that a copy of a passkey may exist, and uses up the challenge that the passkey has answered, by one
   * transaction. Writes nothing if the challenge is used already: a request that is sent twice is no copy. Writes
   * nothing either if the same passkey was recorded after `unlessSince` (ISO 8601). The change stream reports it.
   */
  recordPasskeyCopy(
    userId: UserId,
    copy: PasskeyCopy,
    spend: ProofWrite,
    unlessSince: string,
    caller: Caller,
  ): Promise<void>;
  /** Replaces the password hash if it is still the one in `user`. */
  rehash(user: StoredUser, passwordHash: string): Promise<void>;
  /** Lists users, newest first. `next` is the `before` of the next page. */
  list(query: UserQuery): Promise<{ users: StoredUser[]; next?: string }>;
  /** Iterates over all users, in no order. Users created or erased meanwhile may be missing. */
  all(): AsyncIterable<StoredUser>;
  /** Lists the users whose erasure has begun and not ended, at most 10,000. */
  listErasing(): Promise<StoredUser[]>;
  /**
   * Claims the erasure of a user for a turn. Of two processes that erase the same user, the one that claims last
   * continues.
   * @returns the user; undefined if another process has claimed the erasure since the user was read, or it has ended
   */
  claimErasure(user: StoredUser, nowMs: number): Promise<StoredUser | undefined>;
  /** Deletes a user and their identifiers in one transaction, as the last step of an erasure. */
  remove(user: StoredUser): Promise<void>;
}

/** A page of users and its filters. */
export type UserQuery = {
  limit: number;
  /** A user id: only users created before it. */
  before?: string;
  role?: Role;
  status?: UserStatus;
};
