import type { Locale, Role, User, UserId, UserStatus } from "@latch/contract";
import type { Caller } from "../shared/context.ts";
import type { Identifier } from "./identifiers.ts";
import type { StoredNotice } from "./notice.ts";

/** A person as the store keeps them. Never leaves as it is: `toUser` picks what may. */
export type StoredUser = {
  userId: UserId;
  email: string;
  emailVerified: boolean;
  username?: string;
  name?: string;
  /** The language of mails; absent where the installation's does. */
  locale?: Locale;
  /** Absent until an invited person has chosen a password. */
  passwordHash?: string;
  role: Role;
  status: UserStatus;
  suspensionReason?: string;
  plan: string;
  /** When the plan ends without another word of whoever is paid for it. */
  planUntil?: string;
  /** The version of the billing state that the plan comes from. */
  billingVersion?: number;
  /**
   * Sessions of an earlier epoch are over. Raising it ends them all in the very write that makes
   * them wrong (a new role, a new password), whatever happens afterwards.
   */
  sessionEpoch: number;
  /** Links mailed before it are void. */
  passwordChangedAt?: string;
  /** When wrong passwords locked log-ins from somewhere out, and the owner was told. */
  lockedOutAt?: string;
  /** The account is being erased: for everybody but the erasure it is gone. */
  erasingSince?: string;
  createdAt: string;
  updatedAt: string;
  version: number;
};

/** A new account as it is first stored. @param now milliseconds */
export function newUser(
  given: Pick<StoredUser, "userId" | "email" | "role" | "status"> & Partial<StoredUser>,
  now: number,
): StoredUser {
  const at = new Date(now).toISOString();
  return {
    emailVerified: false,
    plan: "free",
    sessionEpoch: 0,
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...given,
  };
}

/** What others may see of a person. */
export const toUser = ({
  userId: id,
  email,
  emailVerified,
  username,
  name,
  locale,
  role,
  status,
  plan,
  createdAt,
  updatedAt,
  version,
}: StoredUser): User => ({
  id,
  email,
  emailVerified,
  username,
  name,
  locale,
  role,
  status,
  plan,
  createdAt,
  updatedAt,
  version,
});

/** The plan, as a scope that services can read from the access token. */
export const planScope = ({ plan }: StoredUser): string => `plan:${plan}`;

type SaveOutcome =
  | "saved"
  /** Someone else changed the user since it was read. */
  | "stale"
  | "email_taken"
  | "username_taken"
  | "last_super_admin"
  /** The one-time token that was to be spent with the change is gone. */
  | "token_spent";

/** What happens in the same transaction as a change of a user, or not at all. */
export type AtomicWrites = {
  /** The hash of a one-time token that the change uses up. */
  spendTokenHash?: string;
  /** A session that goes on into the new epoch, while all others end. */
  keepSessionId?: string;
  /** What is mailed to an address that the change takes away. */
  notice?: StoredNotice;
};

/** Accounts and the identifiers that name them. Reads are strongly consistent. */
export interface UserStore {
  /** One transaction; the conditions in it decide about uniqueness, nothing is read before. */
  create(user: StoredUser, caller: Caller): Promise<"created" | "email_taken" | "username_taken">;
  /** All of them (25 at the most) in one transaction, or none; each may be refused by `create` alone. */
  createAll(users: StoredUser[], caller: Caller): Promise<boolean>;
  /** Not those that are being erased: for everybody they are gone. */
  get(userId: UserId): Promise<StoredUser | undefined>;
  findId(identifier: Identifier): Promise<UserId | undefined>;
  /** Replaces `before` by `after` unless it changed meanwhile; moves identifiers in the same transaction. */
  save(
    before: StoredUser,
    after: StoredUser,
    caller: Caller,
    atomicWrites?: AtomicWrites,
  ): Promise<SaveOutcome>;
  /**
   * Notes a lock-out for the change stream, unless one was noted after `unlessSince` (both ISO 8601).
   * For an account that does not exist it is the same call.
   */
  recordLockout(userId: UserId, at: string, unlessSince: string, caller: Caller): Promise<void>;
  /** Replaces the hash only if it is still the one that was verified. */
  rehash(user: StoredUser, passwordHash: string): Promise<void>;
  list(query: UserQuery): Promise<{ users: StoredUser[]; next?: string }>;
  /** Everyone, in no order; who comes or goes meanwhile may be among them or not. */
  all(): AsyncIterable<StoredUser>;
  /** Those whose erasure began and has not ended. */
  listErasing(): Promise<StoredUser[]>;
  /** The last step of an erasure: the item and its identifiers, in one transaction. */
  remove(user: StoredUser): Promise<void>;
}

export type UserQuery = {
  limit: number;
  /** A user id: only accounts made before it. */
  before?: string;
  role?: Role;
  status?: UserStatus;
};
