import type { Scope } from "@latch/contract";
import { equalText } from "./equal-text.ts";
import type { ApiKeyStore, ApiKeyTexts, Clock, Principal, UserStore } from "./ports.ts";

/** An API key as the store keeps it. */
export type StoredApiKey = {
  userId: string;
  keyId: string;
  secretHash: string;
  scopes: Scope[];
  /** Seconds since 1970; absent when the key does not expire. */
  expiresAt?: number;
};

type Deps = { apiKeys: ApiKeyStore; users: UserStore; texts: ApiKeyTexts; clock: Clock };

/** Keys that services use in place of a person's token. */
export function createApiKeys({ apiKeys, users, texts, clock }: Deps) {
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
    if (!key || !equalText(key.secretHash, named.hash)) return undefined;
    if (key.expiresAt !== undefined && key.expiresAt * 1000 <= clock()) return undefined;
    if (owner?.status !== "active") return undefined;
    return {
      userId: owner.userId,
      role: owner.role,
      scope: key.scopes.join(" "),
      keyId: key.keyId,
      expiresAt: key.expiresAt,
    };
  }

  return { verify };
}
export type ApiKeys = ReturnType<typeof createApiKeys>;
