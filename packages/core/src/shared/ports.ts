import type { Activity, Role, UserStatus } from "@latch/contract";
import type { StoredApiKey } from "../api-keys/api-keys.ts";
import type { StoredOneTimeToken } from "../auth/one-time-tokens.ts";
import type { StoredNotice } from "../mail/stores.ts";
import type { StoredSession } from "../sessions/sessions.ts";
import type { StoredUser } from "../users/user.ts";
import { traceIdOf } from "./trace-context.ts";

/** The present moment in milliseconds since 1970. A port, so that tests set the time. */
export type Clock = () => number;

/** What is there already, or on its way. */
export type Awaitable<T> = T | Promise<T>;

/** `length` unpredictable bytes (a CSPRNG). */
export type Random = (length: number) => Uint8Array;

/** Who does something, from where, within which request: kept on every item that changes. */
export type Caller = {
  /** A user id, `key_…` of an API key, `cli`, `stripe` or `anonymous`. */
  actor: string;
  address: string;
  requestId: string;
  /** The trace it belongs to (W3C Trace Context). */
  traceparent?: string;
  userAgent?: string;
};

/** What a security event says about where it came from. */
export const seen = ({ address, requestId, traceparent }: Caller) => ({
  address,
  requestId,
  traceId: traceIdOf(traceparent),
});

/** What verified credentials say about who is calling. */
export type Principal = {
  userId: string;
  role: Role;
  /** Space-separated (RFC 6749, section 3.3). */
  scope: string;
  /** Absent for an API key. */
  sessionId?: string;
  /** Absent for an access token. */
  keyId?: string;
  /** Seconds since 1970; absent when the credentials do not expire. */
  expiresAt?: number;
};

/** How an email or a username is looked up: normalised, so that equal ones are equal text. */
export type Identifier = `email#${string}` | `username#${string}`;

export type SaveOutcome =
  | "saved"
  /** Someone else changed the user since it was read. */
  | "stale"
  | "email_taken"
  | "username_taken"
  | "last_super_admin"
  /** The one-time token that was to be spent with the change is gone. */
  | "token_spent";

/** What happens in the same transaction as a change of a user, or not at all. */
export type Alongside = {
  /** The hash of a one-time token that the change uses up. */
  spend?: string;
  /** A session that goes on into the new epoch, while all others end. */
  keepSession?: string;
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
  get(userId: string): Promise<StoredUser | undefined>;
  findId(identifier: Identifier): Promise<string | undefined>;
  /** Replaces `before` by `after` unless it changed meanwhile; moves identifiers in the same transaction. */
  save(
    before: StoredUser,
    after: StoredUser,
    caller: Caller,
    alongside?: Alongside,
  ): Promise<SaveOutcome>;
  /**
   * Notes a lock-out for the change stream, unless one was noted after `unlessSince` (both ISO 8601).
   * For an account that does not exist it is the same call.
   */
  noteLockOut(userId: string, at: string, unlessSince: string, caller: Caller): Promise<void>;
  /** Replaces the hash only if it is still the one that was verified. */
  rehash(user: StoredUser, passwordHash: string): Promise<void>;
  list(query: UserQuery): Promise<{ users: StoredUser[]; next?: string }>;
  /** Everyone, in no order; who comes or goes meanwhile may be among them or not. */
  all(): AsyncIterable<StoredUser>;
  /** Those whose erasure began and has not ended. */
  erasing(): Promise<StoredUser[]>;
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

export type Rotation = {
  userId: string;
  sessionId: string;
  from: string;
  to: string;
  /** Milliseconds. */
  at: number;
  /** Seconds. */
  expiresAt: number;
};

/** Sessions; only hashes of their secrets. */
export interface SessionStore {
  create(session: StoredSession, caller: Caller): Promise<void>;
  /**
   * One conditional write: from the hash `from` to the hash `to`. Says whether it happened, and
   * what the session is now (after the change) or was (when it was refused).
   */
  rotate(
    rotation: Rotation,
    caller: Caller,
  ): Promise<{ rotated: boolean; session?: StoredSession }>;
  get(userId: string, sessionId: string): Promise<StoredSession | undefined>;
  /** Newest first. */
  list(userId: string): Promise<StoredSession[]>;
  /** Prolongs a session that is still what it was when it was read. */
  renew(session: StoredSession, at: number, expiresAt: number, caller: Caller): Promise<void>;
  end(userId: string, sessionId: string): Promise<void>;
  /** Marks a session as stolen, for the change stream, and ends it. */
  endReplayed(userId: string, sessionId: string, caller: Caller): Promise<void>;
  endAll(userId: string, except?: string): Promise<void>;
}

/** API keys; only hashes of their secrets. */
export interface ApiKeyStore {
  create(key: StoredApiKey, caller: Caller): Promise<void>;
  get(userId: string, keyId: string): Promise<StoredApiKey | undefined>;
  /** Newest first. */
  list(userId: string): Promise<StoredApiKey[]>;
  /** Notes that a key was used, unless that was noted after `unlessSince` (ISO 8601). */
  touch(key: StoredApiKey, at: string, unlessSince: string): Promise<void>;
  remove(userId: string, keyId: string): Promise<void>;
  removeAll(userId: string): Promise<void>;
}

/** One-time tokens, by the hash of their text. */
export interface OneTimeTokenStore {
  create(token: StoredOneTimeToken, caller: Caller): Promise<void>;
  get(tokenHash: string): Promise<StoredOneTimeToken | undefined>;
  removeAll(userId: string): Promise<void>;
}

/** Makes the texts of one-time tokens: 256 bits that only we can derive from the token's id. */
export interface OneTimeTexts {
  derive(tokenId: string): Promise<{ text: string; hash: string }>;
  /** What it was if it was made with the present key, or with the one before. */
  candidates(tokenId: string): Promise<{ text: string; hash: string }[]>;
  hash(text: string): Promise<string>;
}

/** What is known of failed log-ins to one account. */
export type FailedLogIns = {
  /** From everywhere. */
  total: number;
  /** From the address that asks. */
  fromHere: number;
  /** Milliseconds; when the last one came from the address that asks. */
  lastFromHere: number;
  /** Seconds since 1970: when all this is forgotten. */
  expiresAt: number;
};

/** Failed log-ins, counted by account and address. Keys are hashed at rest. */
export interface LockoutStore {
  get(account: string, address: string): Promise<FailedLogIns | undefined>;
  /** @param at milliseconds @returns how many there are now */
  fail(
    account: string,
    address: string,
    at: number,
    expiresAt: number,
  ): Promise<Pick<FailedLogIns, "total" | "fromHere">>;
  /** Forgets the failures from one address, or from everywhere. */
  clear(account: string, address?: string): Promise<void>;
}

/** Counters that hold across processes: one atomic write each. */
export interface Throttle {
  /** Counts one and says how many there were in the present window, and how long it lasts. */
  take(key: string, window: number): Promise<{ count: number; secondsLeft: number }>;
}

/** What happened to people; written by the consumer of changes only. */
export interface ActivityStore {
  /**
   * Writes one thing that happened, once however often it is told; without who and where if the
   * person has been erased meanwhile.
   */
  record(userId: string, activity: Activity): Promise<void>;
  /** Newest first. */
  list(
    userId: string,
    page: { limit: number; before?: string },
  ): Promise<{ items: Activity[]; next?: string }>;
  /** Takes away what names a person, from what is there and what is told of later. */
  anonymise(userId: string): Promise<void>;
}

/** Turns passwords into what is stored, and recognises every format that is stored. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /**
   * Without a stored hash it does the same work and says no, so that an unknown user takes as
   * long as a known one. `outdated`: it matches, but would be hashed differently today.
   */
  verify(
    password: string,
    stored: string | undefined,
  ): Promise<{ matches: boolean; outdated: boolean }>;
}

/** Short-lived signed tokens (RFC 9068). */
export interface AccessTokens {
  issue(principal: { userId: string; sessionId: string; role: Role; scope: string }): Promise<{
    token: string;
    /** Seconds. */
    expiresIn: number;
  }>;
  /** Undefined for anything that is not one of ours, alive, right now. */
  verify(token: string): Awaitable<Principal | undefined>;
}

/** A refresh token: what it names, its sealed text, and the hash by which the store knows it. */
export type SessionToken = { userId: string; sessionId: string; text: string; hash: string };

/** Seals session tokens, so that only we can read them, and derives each one's only successor. */
export interface SessionTokens {
  first(userId: string, sessionId: string): Promise<SessionToken>;
  /** The same token has the same successor, whoever asks: nothing needs to be stored for it. */
  successor(token: SessionToken): Promise<SessionToken>;
  open(text: string): Promise<SessionToken | undefined>;
}

/** What the text of an API key says; `hash` is compared with the stored one. */
export type ApiKeyText = { userId: string; keyId: string; hash: string };

export interface ApiKeyTexts {
  /** A new key; `prefix` is how people tell their keys apart. */
  create(userId: string, keyId: string): Promise<{ text: string; hash: string; prefix: string }>;
  open(text: string): Promise<ApiKeyText | undefined>;
}

/**
 * Runs work whose end the answer does not wait for. A server runs it beside; where the process
 * sleeps after an answer (Lambda) it is awaited.
 */
export type Defer = (work: () => Promise<void>) => Promise<void>;

/** Whether a password stands in a public breach. Never rejects: when in doubt it says no. */
export type BreachCheck = (password: string) => Promise<boolean>;

export type Log = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};
