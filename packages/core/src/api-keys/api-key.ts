import type { ApiKey, Scope } from "@latch/contract";
import type { Caller } from "../shared/context.ts";

/** An API key as the store keeps it. */
export type StoredApiKey = {
  userId: string;
  keyId: string;
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
  get(userId: string, keyId: string): Promise<StoredApiKey | undefined>;
  /** Newest first. */
  list(userId: string): Promise<StoredApiKey[]>;
  /** Notes that a key was used, unless that was noted after `unlessSince` (ISO 8601). */
  touch(key: StoredApiKey, at: string, unlessSince: string): Promise<void>;
  remove(userId: string, keyId: string): Promise<void>;
  removeAll(userId: string): Promise<void>;
}

/** What the text of an API key says; `hash` is compared with the stored one. */
type ApiKeyText = { userId: string; keyId: string; hash: string };

export interface ApiKeyTexts {
  /** A new key; `prefix` is how people tell their keys apart. */
  create(userId: string, keyId: string): Promise<{ text: string; hash: string; prefix: string }>;
  open(text: string): Promise<ApiKeyText | undefined>;
}
