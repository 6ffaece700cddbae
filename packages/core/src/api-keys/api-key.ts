import type { ApiKey, ApiKeyId, Scope, UserId } from "@latch/contract";
import type { Authority } from "../shared/authority.ts";
import type { Caller } from "../shared/context.ts";
import type { StoredUser } from "../users/user.ts";

/** An API key as stored. */
export type StoredApiKey = {
  userId: UserId;
  keyId: ApiKeyId;
  name: string;
  prefix: string;
  secretHash: string;
  scopes: Scope[];
  createdAt: string;
  /** Seconds since 1970; absent when the key does not expire. */
  expiresAt?: number;
  lastUsedAt?: string;
  /** The owner's `credentialEpoch` under which it was created; absent means 0. */
  credentialEpoch?: number;
};

/** The part of the owner that decides whether a key is valid. */
type Owner = Pick<StoredUser, "credentialEpoch">;

/** Returns the status of a key, apart from the status of its owner's account. */
export function apiKeyStatus(key: StoredApiKey, owner: Owner, nowMs: number): ApiKey["status"] {
  if ((key.credentialEpoch ?? 0) !== (owner.credentialEpoch ?? 0)) return "ended_by_recovery";
  return key.expiresAt !== undefined && key.expiresAt * 1000 <= nowMs ? "expired" : "active";
}

/** Returns the public fields of an API key. */
export const toApiKey = (key: StoredApiKey, owner: Owner, nowMs: number): ApiKey => ({
  id: key.keyId,
  name: key.name,
  prefix: key.prefix,
  scopes: key.scopes,
  status: apiKeyStatus(key, owner, nowMs),
  createdAt: key.createdAt,
  expiresAt: key.expiresAt === undefined ? undefined : new Date(key.expiresAt * 1000).toISOString(),
  lastUsedAt: key.lastUsedAt,
});

/** Stores API keys, with hashes of their secrets only. */
export interface ApiKeyStore {
  /**
   * Stores a key and raises the version of its owner's account in one transaction. The transaction
   * serialises requests that create keys at the same time, so that each of them counts the others.
   * @returns whether the key was stored: false if the account has changed since `ownerVersion`
   */
  create(key: StoredApiKey, ownerVersion: number, caller: Caller): Promise<boolean>;
  get(userId: UserId, keyId: ApiKeyId): Promise<StoredApiKey | undefined>;
  /** Lists the API keys of a user, newest first. */
  list(userId: UserId): Promise<StoredApiKey[]>;
  /** Records the use of a key, unless a use was recorded after `unlessSince` (ISO 8601). */
  touch(key: StoredApiKey, at: string, unlessSince: string): Promise<void>;
  /**
   * Deletes a key. There is no error if it does not exist.
   * @returns false if the epochs of the judged user are not current any more; then nothing is deleted
   */
  remove(userId: UserId, keyId: ApiKeyId, authority: Authority): Promise<boolean>;
  removeAll(userId: UserId): Promise<void>;
}

/** The content of the text of an API key. `hash` is compared with the stored hash. */
type ApiKeyText = { userId: UserId; keyId: ApiKeyId; hash: string };

/** Creates and parses the texts of API keys. */
export interface ApiKeyCodec {
  /** Creates the text of a key. `prefix` is its visible part, by which users recognise a key. */
  create(userId: UserId, keyId: ApiKeyId): Promise<{ text: string; hash: string; prefix: string }>;
  /** Parses the text of a key; undefined if it is not valid. */
  open(text: string): Promise<ApiKeyText | undefined>;
}
