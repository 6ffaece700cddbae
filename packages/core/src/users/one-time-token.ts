import type { Locale, TypeId, UserId } from "@latch/contract";

/** How long a link is valid (OWASP ASVS 5.0, 6.5.5: short if it gives access to an account). */
export const lifetimeSeconds = {
  reset_password: 15 * 60,
  verify_email: 24 * 3600,
  change_email: 24 * 3600,
  invitation: 24 * 3600,
  email_code: 10 * 60,
  sign_up: 24 * 3600,
  address_taken: 24 * 3600,
};

/** The purpose of a link. A link is valid for one purpose only. */
export type OneTimeTokenPurpose = keyof typeof lifetimeSeconds;

/** A one-time token as stored. Its text is not stored. */
export type StoredOneTimeToken = {
  tokenHash: string;
  tokenId: TypeId<"ott">;
  /** The address that the link verifies. */
  email: string;
  /** Seconds since 1970. */
  expiresAt: number;
  /** The epochs of the account when the link was issued. Links that release 0.1 issued have none. */
  credentialEpoch?: number;
  linkEpoch?: number;
  /** How many codes of the mail were judged. */
  tries?: number;
  /** The browser and the address of the request for a code, which the mail names. */
  userAgent?: string;
  address?: string;
  locale?: Locale;
  /** What the user of a pending sign-up has chosen. */
  passwordHash?: string;
  username?: string;
  name?: string;
} & (
  | { purpose: OneTimeTokenPurpose; userId: UserId }
  /** A decoy, written if the account does not exist, so that the work is the same. */
  | { purpose: "decoy"; userId: TypeId<"ott"> }
);

/** A token of a link, which is not a decoy. */
export type LinkToken = Exclude<StoredOneTimeToken, { purpose: "decoy" }>;
