import type { ApiKey, ApiKeyId, Scope, UserId } from "@latch/contract";
import type { Caller } from "../shared/context.ts";

/** An API key as the store keeps it. */
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
};

/** What may be shown of a key. */
export const toApiKey = (key: StoredApiKey): ApiKey => ({
  id: key.keyId,
  name: key.name,
  prefix: key.prefix,
  scopes: key.scopes,
  createdAt: key.createdAt,
  expiresAt: key.expiresAt === undefined ? undefined : new Date(key.expiresAt * 1000).toISOString(),
  lastUsedAt: key.lastUsedAt,
});

/** API keys; only hashes of their secrets. */
export interface ApiKeyStore {
  create(key: StoredApiKey, caller: Caller): Promise<void>;
  get(userId: UserId, keyId: ApiKeyId): Promise<StoredApiKey | undefined>;
  /** Newest first. */
  list(userId: UserId): Promise<StoredApiKey[]>;
  /** Notes that a key was used, unless that was noted after `unlessSince` (ISO 8601). */
  touch(key: StoredApiKey, at: string, unlessSince: string): Promise<void>;
  remove(userId: UserId, keyId: ApiKeyId): Promise<void>;
  removeAll(userId: UserId): Promise<void>;
}

/** What the text of an API key says; `hash` is compared with the stored one. */
type ApiKeyText = { userId: UserId; keyId: ApiKeyId; hash: string };

export interface ApiKeyCodec {
  /** A new key; `prefix` is how people tell their keys apart. */
  create(userId: UserId, keyId: ApiKeyId): Promise<{ text: string; hash: string; prefix: string }>;
  open(text: string): Promise<ApiKeyText | undefined>;
}
