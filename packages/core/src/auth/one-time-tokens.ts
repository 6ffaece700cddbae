import type { TypeId, UserId } from "@latch/contract";
import type { Caller } from "../shared/context.ts";
import { type Ids, idTimeMs } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import { ProblemError } from "../shared/problem-error.ts";
import type { StoredUser, UserStore } from "../users/user.ts";

/** Seconds a link is good for (OWASP ASVS 5.0, 6.5.5: short for what opens an account). */
const lifetimeSeconds = {
  reset_password: 15 * 60,
  verify_email: 24 * 3600,
  change_email: 24 * 3600,
  invitation: 24 * 3600,
};

/** What a link is for; it is good for nothing else. */
export type OneTimeTokenPurpose = keyof typeof lifetimeSeconds;

/** A one-time token as the store keeps it: the text itself is nowhere. */
export type StoredOneTimeToken = {
  tokenHash: string;
  tokenId: TypeId<"ott">;
  /** The address that the link proves. */
  email: string;
  /** Seconds since 1970. */
  expiresAt: number;
} & (
  | { purpose: OneTimeTokenPurpose; userId: UserId }
  /** The same write for an account that does not exist. */
  | { purpose: "decoy"; userId: TypeId<"ott"> }
);

/** One-time tokens, by the hash of their text. */
export interface OneTimeTokenStore {
  create(token: StoredOneTimeToken, caller: Caller): Promise<void>;
  get(tokenHash: string): Promise<StoredOneTimeToken | undefined>;
  removeAll(userId: UserId): Promise<void>;
}

/** Makes the texts of one-time tokens: 256 bits that only we can derive from the token's id. */
export interface OneTimeTokenSecrets {
  derive(tokenId: string): Promise<{ text: string; hash: string }>;
  /** What it was if it was made with the present key, or with the one before. */
  candidates(tokenId: string): Promise<{ text: string; hash: string }[]>;
  hash(text: string): Promise<string>;
}

type Deps = {
  oneTimeTokens: OneTimeTokenStore;
  secrets: OneTimeTokenSecrets;
  users: UserStore;
  ids: Ids;
  clock: Clock;
};

/** Links that work once. They are used up by the very write that does what they are for. */
export function createOneTimeTokens({ oneTimeTokens, secrets, users, ids, clock }: Deps) {
  /** Makes a token for a person. Its text is derived again where it is mailed. */
  async function issue(
    purpose: OneTimeTokenPurpose,
    { userId, email }: Pick<StoredUser, "userId" | "email">,
    caller: Caller,
  ): Promise<void> {
    const tokenId = ids("ott");
    const { hash } = await secrets.derive(tokenId);
    const expiresAt = Math.floor(clock() / 1000) + lifetimeSeconds[purpose];
    await oneTimeTokens.create(
      { tokenHash: hash, tokenId, purpose, userId, email, expiresAt },
      caller,
    );
  }

  /** The same work as `issue`, for nobody. */
  async function issueDecoy(caller: Caller): Promise<void> {
    const tokenId = ids("ott");
    const { hash } = await secrets.derive(tokenId);
    const expiresAt = Math.floor(clock() / 1000);
    await oneTimeTokens.create(
      { tokenHash: hash, tokenId, purpose: "decoy", userId: tokenId, email: "", expiresAt },
      caller,
    );
  }

  /**
   * The token of a link and whom it is for, before it is used up.
   * @throws `invalid_one_time_token` when it is unknown, expired, for something else, or older than
   * the present password
   */
  async function open(
    text: string,
    ...purposes: OneTimeTokenPurpose[]
  ): Promise<{ token: StoredOneTimeToken; user: StoredUser }> {
    const token = await oneTimeTokens.get(await secrets.hash(text));
    const alive = token && token.purpose !== "decoy" && token.expiresAt * 1000 > clock();
    const user =
      alive && purposes.includes(token.purpose) ? await users.get(token.userId) : undefined;
    const changed = Date.parse(user?.passwordChangedAt ?? "") || 0;
    if (!token || !user || idTimeMs(token.tokenId) < changed) {
      throw new ProblemError("invalid_one_time_token");
    }
    return { token, user };
  }

  return { issue, issueDecoy, open };
}
export type OneTimeTokens = ReturnType<typeof createOneTimeTokens>;
