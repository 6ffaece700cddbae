import type { AuthenticatorId, UserId } from "@latch/contract";
import type { StepOutcome } from "../shared/work-limit.ts";

type Common = {
  userId: UserId;
  authenticatorId: AuthenticatorId;
  createdAt: string;
  lastUsedAt?: string;
};

/** A passkey as stored. */
export type StoredPasskey = Common & {
  kind: "passkey";
  name: string;
  /** Base64url, like the public key in COSE form. */
  credentialId: string;
  publicKey: string;
  /** The signature counter of the last use; always 0 for authenticators without one. */
  counter: number;
  transports?: string[];
  backedUp?: boolean;
};

/** A TOTP authenticator as stored (RFC 6238). */
export type StoredTotp = Common & {
  kind: "totp";
  /** The secret, sealed. */
  sealedSecret: string;
  /** When the first correct code confirmed it. It proves nothing before that. */
  confirmedAt?: string;
  /** The time step of the last accepted code. Codes of this step and earlier ones are refused. */
  lastStep?: number;
  /** Seconds since 1970. DynamoDB deletes an authenticator that was not confirmed until then. */
  expiresAt?: number;
  /** The session in which an unconfirmed authenticator was created, and can be confirmed. */
  sessionId?: string;
  /** The same for one that was created during a login: its challenge. */
  challengeId?: string;
};

/** A set of recovery codes as stored. */
export type StoredRecoveryCodes = Common & {
  kind: "recovery_codes";
  /** SHA-256 of each code that is not used; absent when all are used. */
  codeHashes?: Set<string>;
};

/** An authenticator of a user besides the password, as stored. */
export type StoredAuthenticator = StoredPasskey | StoredTotp | StoredRecoveryCodes;

/** A use of an authenticator. Its condition is false if another request has used the same code or counter. */
export type AuthenticatorUse = {
  userId: UserId;
  authenticatorId: AuthenticatorId;
  usedAt: string;
} & (
  | { kind: "passkey"; counter: number; backedUp?: boolean }
  | { kind: "totp"; step: number }
  | { kind: "recovery_codes"; codeHash: string }
);

/** Changes of authenticators, in the transaction that changes the user. */
export type AuthenticatorWrites = {
  /** New authenticators, and stored ones that are replaced. */
  put?: StoredAuthenticator[];
  remove?: AuthenticatorId[];
  /** New names of passkeys. */
  rename?: { authenticatorId: AuthenticatorId; name: string }[];
};

/**
 * Reads authenticators, by strongly consistent reads. They change only together with the version of the
 * account (`AtomicWrites`).
 */
export interface AuthenticatorStore {
  get(userId: UserId, authenticatorId: AuthenticatorId): Promise<StoredAuthenticator | undefined>;
  /** Lists the authenticators of a user, oldest first. */
  list(userId: UserId): Promise<StoredAuthenticator[]>;
  /** Deletes some of the authenticators and trusted devices of a user, for an erasure. */
  removeSome(userId: UserId): Promise<StepOutcome>;
}
