import type { Locale, Role, User, UserStatus } from "@latch/contract";
import type { Identifier } from "../shared/ports.ts";

/** A person as the store keeps them. Never leaves as it is: `toUser` picks what may. */
export type StoredUser = {
  userId: string;
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

/** Trimmed, lower case, NFC, as the contract's `Email` does. */
const normalise = (text: string): string => text.trim().toLowerCase().normalize("NFC");

export const emailIdentifier = (email: string): Identifier => `email#${normalise(email)}`;
export const usernameIdentifier = (username: string): Identifier =>
  `username#${normalise(username)}`;

/** An email has an @, a username can't. */
export const identifierOf = (text: string): Identifier =>
  text.includes("@") ? emailIdentifier(text) : usernameIdentifier(text);

/** The plan, as a scope that services can read from the access token. */
export const scopeOf = ({ plan }: StoredUser): string => `plan:${plan}`;
