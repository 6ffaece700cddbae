import {
  type ApiKey,
  type CreatedApiKey,
  includesRole,
  type NewApiKey,
  type Role,
  type Scope,
} from "@latch/contract";
import type { Ids } from "../shared/ids.ts";
import {
  type ApiKeyStore,
  type ApiKeyTexts,
  type Caller,
  type Clock,
  type Defer,
  type Log,
  type Principal,
  seen,
  type UserStore,
} from "../shared/ports.ts";
import { invalidField, ProblemError } from "../shared/problem-error.ts";
import { equalText } from "../shared/timing-safe-equal.ts";
import { scopeOf } from "../users/user.ts";

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

/** The least role that may hold a key with a scope. */
const holders: Record<Scope, Role> = {
  "token:verify": "user",
  "tasks:read": "user",
  "tasks:write": "user",
  "users:read": "agent",
  "users:write": "master",
};

/** Keys one person may have at a time. */
const most = 50;
/** Milliseconds: `lastUsedAt` is written at most this often. */
const precision = 60_000;

type Deps = {
  apiKeys: ApiKeyStore;
  users: UserStore;
  texts: ApiKeyTexts;
  ids: Ids;
  clock: Clock;
  defer: Defer;
  log: Log;
};

/** Keys that services use in place of a person's token. */
export function createApiKeys({ apiKeys, users, texts, ids, clock, defer, log }: Deps) {
  /**
   * Makes a key. Its text is in the answer and nowhere else.
   * @throws `forbidden` for a scope beyond the owner's role, `too_many_api_keys`, `invalid_request`
   */
  async function create(
    { userId, role }: Principal,
    { name, scopes, expiresAt }: NewApiKey,
    caller: Caller,
  ): Promise<CreatedApiKey> {
    const now = clock();
    const beyond = scopes.filter((scope) => !includesRole(role, holders[scope]));
    if (beyond.length > 0) {
      throw new ProblemError("forbidden", { detail: `Beyond your role: ${beyond.join(", ")}` });
    }
    if (expiresAt && Date.parse(expiresAt) <= now) {
      throw invalidField("expiresAt", "Must be in the future");
    }
    const held = await apiKeys.list(userId);
    if (held.length >= most) throw new ProblemError("too_many_api_keys");
    const keyId = ids("key");
    const { text, hash, prefix } = await texts.create(userId, keyId);
    const key: StoredApiKey = {
      userId,
      keyId,
      name,
      prefix,
      secretHash: hash,
      scopes,
      createdAt: new Date(now).toISOString(),
      expiresAt: expiresAt ? Math.floor(Date.parse(expiresAt) / 1000) : undefined,
    };
    await apiKeys.create(key, caller);
    log.info({ event: "api_key.created", userId, keyId, ...seen(caller) }, "API key made");
    return { ...toApiKey(key), key: text };
  }

  /** A person's keys, newest first. */
  const list = async ({ userId }: Principal): Promise<ApiKey[]> =>
    (await apiKeys.list(userId)).map(toApiKey);

  /** Makes a key worthless at once. Says nothing if there was none. */
  async function revoke({ userId }: Principal, keyId: string, caller: Caller): Promise<void> {
    await apiKeys.remove(userId, keyId);
    log.info({ event: "api_key.revoked", userId, keyId, ...seen(caller) }, "API key revoked");
  }

  /**
   * Who a key speaks for: its owner, within the key's scopes. Key and owner are read each time, so
   * that a revoked key or a suspended owner counts at once. Undefined for any other text.
   */
  async function verify(text: string): Promise<Principal | undefined> {
    const named = await texts.open(text);
    if (!named) return undefined;
    const [key, owner] = await Promise.all([
      apiKeys.get(named.userId, named.keyId),
      users.get(named.userId),
    ]);
    const now = clock();
    if (!key || !equalText(key.secretHash, named.hash)) return undefined;
    if (key.expiresAt !== undefined && key.expiresAt * 1000 <= now) return undefined;
    if (owner?.status !== "active") return undefined;
    await noteUse(key, now);
    return {
      userId: owner.userId,
      role: owner.role,
      scope: [...key.scopes, scopeOf(owner)].join(" "),
      keyId: key.keyId,
      expiresAt: key.expiresAt,
    };
  }

  async function noteUse(key: StoredApiKey, now: number): Promise<void> {
    const since = new Date(now - precision).toISOString();
    if (key.lastUsedAt && key.lastUsedAt > since) return;
    await defer(() => apiKeys.touch(key, new Date(now).toISOString(), since));
  }

  return { create, list, revoke, verify };
}
export type ApiKeys = ReturnType<typeof createApiKeys>;

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
