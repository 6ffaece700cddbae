import { normalizeEmail, type TypeId, type UserId } from "@latch/contract";
import type { Caller } from "../shared/context.ts";
import { idTimeMs, type NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StepOutcome } from "../shared/work-limit.ts";
import {
  type LinkToken,
  lifetimeSeconds,
  type OneTimeTokenPurpose,
  type StoredOneTimeToken,
} from "../users/one-time-token.ts";
import type { StoredUser, UserStore } from "../users/user.ts";

const isLink = (token: StoredOneTimeToken): token is LinkToken => token.purpose !== "decoy";

/** Stores one-time tokens by the hash of their text. */
export interface OneTimeTokenStore {
  create(token: StoredOneTimeToken, caller: Caller): Promise<void>;
  get(tokenHash: string): Promise<StoredOneTimeToken | undefined>;
  /**
   * Counts a code before it is judged, by one atomic write.
   * @returns the token; `full` after `maxTries` codes, `missing` if it does not exist or has expired
   */
  countTry(
    tokenHash: string,
    attemptId: string,
    limits: { maxTries: number; nowMs: number },
  ): Promise<StoredOneTimeToken | "full" | "missing">;
  /** Removes the count of one attempt. */
  giveTryBack(tokenHash: string, attemptId: string): Promise<void>;
  /** Deletes some of the tokens of a user. */
  removeSome(userId: UserId): Promise<StepOutcome>;
}

/** The text of a token, its hash, and the code of eight digits in the same mail. */
type DerivedToken = { text: string; hash: string; code: string };

/**
 * Derives the texts of one-time tokens: 256 bits that only an owner of the secret key can derive
 * from a token's id.
 */
export interface OneTimeTokenSecrets {
  /** Derives the text and its hash with the current key. */
  derive(tokenId: string): Promise<DerivedToken>;
  /** Derives the texts that a token has under the current key and under the previous one. */
  candidates(tokenId: string): Promise<DerivedToken[]>;
  /** Hashes the text of a token, to look it up in the store. */
  hash(text: string): Promise<string>;
}

/** The state of an account that a link is bound to. */
type Addressee = Pick<StoredUser, "userId" | "credentialEpoch" | "linkEpoch"> & { email: string };

/** A token that is not stored yet: for a user, or a decoy for which the work is the same. */
type NewToken = {
  forUser(purpose: OneTimeTokenPurpose, addressee: Addressee): StoredOneTimeToken;
  decoy(): StoredOneTimeToken;
};

/**
 * Requires that a link was issued for the current state of the account. A recovery, and a confirmed
 * change of the address or the password, invalidate all earlier links. Callers check it again in the
 * write that uses the token up.
 * @throws `code`
 */
export function requireCurrentLink(
  token: StoredOneTimeToken,
  user: StoredUser,
  code: "invalid_one_time_token" | "invalid_challenge" = "invalid_one_time_token",
): void {
  // Release 0.1 compared times. Its links are valid for a day at most.
  const isLegacy = token.linkEpoch === undefined;
  const isCurrent = isLegacy
    ? idTimeMs(token.tokenId) >= (Date.parse(user.passwordChangedAt ?? "") || 0)
    : token.linkEpoch === (user.linkEpoch ?? 0) &&
      token.credentialEpoch === (user.credentialEpoch ?? 0);
  const pending = user.pendingEmail ?? (isLegacy ? token.email : undefined);
  const address = token.purpose === "change_email" ? pending : user.email;
  // A migration may have changed the spelling of the address since.
  const isSameAddress = normalizeEmail(token.email) === normalizeEmail(address ?? "");
  if (!isCurrent || !isSameAddress) throw new ProblemError(code);
}

/** Returns the token of a decoy, which leads to no mail. */
export const decoyToken = (
  tokenId: TypeId<"ott">,
  tokenHash: string,
  expiresAt: number,
): StoredOneTimeToken => ({
  tokenHash,
  tokenId,
  purpose: "decoy",
  userId: tokenId,
  email: "",
  expiresAt,
  credentialEpoch: 0,
  linkEpoch: 0,
});

type Deps = {
  oneTimeTokens: OneTimeTokenStore;
  secrets: OneTimeTokenSecrets;
  users: UserStore;
  newId: NewId;
  clock: Clock;
};

/**
 * Creates the service of one-time tokens. A token is consumed in the same transaction as the change that it
 * authorizes.
 */
export function createOneTimeTokens({ oneTimeTokens, secrets, users, newId, clock }: Deps) {
  /**
   * Derives a new token. A use case stores it in the transaction of the change that the mail is about, so
   * that the mail is sent if and only if the change is saved.
   */
  async function derive(): Promise<NewToken> {
    const tokenId = newId("ott");
    const { hash: tokenHash } = await secrets.derive(tokenId);
    const nowSeconds = Math.floor(clock() / 1000);
    return {
      forUser: (purpose, { userId, email, credentialEpoch = 0, linkEpoch = 0 }) => {
        const expiresAt = nowSeconds + lifetimeSeconds[purpose];
        const epochs = { credentialEpoch, linkEpoch };
        return { tokenHash, tokenId, purpose, userId, email, expiresAt, ...epochs };
      },
      decoy: () => decoyToken(tokenId, tokenHash, nowSeconds),
    };
  }

  /** Issues a token for a user. The mail consumer derives its text again. */
  async function issue(
    purpose: OneTimeTokenPurpose,
    addressee: Addressee,
    caller: Caller,
  ): Promise<void> {
    await oneTimeTokens.create((await derive()).forUser(purpose, addressee), caller);
  }

  /**
   * Does the same work as `issue` without a user, so that timing does not reveal whether an account
   * exists.
   */
  async function issueDecoy(caller: Caller): Promise<void> {
    await oneTimeTokens.create((await derive()).decoy(), caller);
  }

  /**
   * Returns the token of a link, without using it up.
   * @throws `invalid_one_time_token` if the token is unknown, expired or for another purpose
   */
  async function find(text: string, ...purposes: OneTimeTokenPurpose[]): Promise<LinkToken> {
    const token = await oneTimeTokens.get(await secrets.hash(text));
    const isUsable =
      token &&
      isLink(token) &&
      token.expiresAt * 1000 > clock() &&
      purposes.includes(token.purpose);
    if (!isUsable) throw new ProblemError("invalid_one_time_token");
    return token;
  }

  /** Returns the user of a link. @throws `invalid_one_time_token` for an earlier state of the account */
  async function readUser(token: LinkToken): Promise<StoredUser> {
    const user = await users.get(token.userId);
    if (!user) throw new ProblemError("invalid_one_time_token");
    requireCurrentLink(token, user);
    return user;
  }

  /**
   * Returns the token of a link and its user, without using it up.
   * @throws `invalid_one_time_token` if the token is unknown, expired, for another purpose, or of an
   * earlier state of the account
   */
  async function open(
    text: string,
    ...purposes: OneTimeTokenPurpose[]
  ): Promise<{ token: LinkToken; user: StoredUser }> {
    const token = await find(text, ...purposes);
    return { token, user: await readUser(token) };
  }

  return { derive, issue, issueDecoy, find, readUser, open };
}
export type OneTimeTokens = ReturnType<typeof createOneTimeTokens>;
