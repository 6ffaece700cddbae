import type { TypeId, UserId } from "@latch/contract";
import type { Caller } from "../shared/context.ts";
import { idTimeMs, type NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StoredUser, UserStore } from "../users/user.ts";

/** How long a link is valid (OWASP ASVS 5.0, 6.5.5: short if it gives access to an account). */
const lifetimeSeconds = {
  reset_password: 15 * 60,
  verify_email: 24 * 3600,
  change_email: 24 * 3600,
  invitation: 24 * 3600,
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
} & (
  | { purpose: OneTimeTokenPurpose; userId: UserId }
  /** A decoy, written if the account does not exist, so that the work is the same. */
  | { purpose: "decoy"; userId: TypeId<"ott"> }
);

/** Stores one-time tokens by the hash of their text. */
export interface OneTimeTokenStore {
  create(token: StoredOneTimeToken, caller: Caller): Promise<void>;
  get(tokenHash: string): Promise<StoredOneTimeToken | undefined>;
  removeAll(userId: UserId): Promise<void>;
}

/**
 * Derives the texts of one-time tokens: 256 bits that only an owner of the secret key can derive
 * from a token's id.
 */
export interface OneTimeTokenSecrets {
  /** Derives the text and its hash with the current key. */
  derive(tokenId: string): Promise<{ text: string; hash: string }>;
  /** Derives the texts that a token has under the current key and under the previous one. */
  candidates(tokenId: string): Promise<{ text: string; hash: string }[]>;
  /** Hashes the text of a token, to look it up in the store. */
  hash(text: string): Promise<string>;
}

type Deps = {
  oneTimeTokens: OneTimeTokenStore;
  secrets: OneTimeTokenSecrets;
  users: UserStore;
  newId: NewId;
  clock: Clock;
};

/** Creates the service of one-time tokens. The write that a token authorises also uses it up. */
export function createOneTimeTokens({ oneTimeTokens, secrets, users, newId, clock }: Deps) {
  /** Issues a token for a user. The mail consumer derives its text again. */
  async function issue(
    purpose: OneTimeTokenPurpose,
    { userId, email }: Pick<StoredUser, "userId" | "email">,
    caller: Caller,
  ): Promise<void> {
    const tokenId = newId("ott");
    const { hash } = await secrets.derive(tokenId);
    const expiresAt = Math.floor(clock() / 1000) + lifetimeSeconds[purpose];
    await oneTimeTokens.create(
      { tokenHash: hash, tokenId, purpose, userId, email, expiresAt },
      caller,
    );
  }

  /**
   * Does the same work as `issue` without a user, so that timing does not reveal whether an account
   * exists.
   */
  async function issueDecoy(caller: Caller): Promise<void> {
    const tokenId = newId("ott");
    const { hash } = await secrets.derive(tokenId);
    const expiresAt = Math.floor(clock() / 1000);
    await oneTimeTokens.create(
      { tokenHash: hash, tokenId, purpose: "decoy", userId: tokenId, email: "", expiresAt },
      caller,
    );
  }

  /**
   * Returns the token of a link and its user, without using it up.
   * @throws `invalid_one_time_token` if the token is unknown, expired, for another purpose, or older
   * than the current password
   */
  async function open(
    text: string,
    ...purposes: OneTimeTokenPurpose[]
  ): Promise<{ token: StoredOneTimeToken; user: StoredUser }> {
    const token = await oneTimeTokens.get(await secrets.hash(text));
    const isUsable = token && token.purpose !== "decoy" && token.expiresAt * 1000 > clock();
    const user =
      isUsable && purposes.includes(token.purpose) ? await users.get(token.userId) : undefined;
    const passwordChangedAtMs = Date.parse(user?.passwordChangedAt ?? "") || 0;
    if (!token || !user || idTimeMs(token.tokenId) < passwordChangedAtMs) {
      throw new ProblemError("invalid_one_time_token");
    }
    return { token, user };
  }

  return { issue, issueDecoy, open };
}
export type OneTimeTokens = ReturnType<typeof createOneTimeTokens>;
