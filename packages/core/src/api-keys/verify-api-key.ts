import type { Clock, Defer } from "../shared/ports.ts";
import type { ApiKeyPrincipal } from "../shared/principal.ts";
import { timingSafeEqual } from "../shared/timing-safe-equal.ts";
import { planScope, type UserStore } from "../users/user.ts";
import type { ApiKeyCodec, ApiKeyStore, StoredApiKey } from "./api-key.ts";

/** How often `lastUsedAt` is written at most. */
const precisionMs = 60_000;

type Deps = {
  apiKeys: ApiKeyStore;
  users: UserStore;
  codec: ApiKeyCodec;
  clock: Clock;
  defer: Defer;
};

/** Verifies API keys. */
export function createVerifyApiKey({ apiKeys, users, codec, clock, defer }: Deps) {
  async function recordUse(key: StoredApiKey, now: number): Promise<void> {
    const since = new Date(now - precisionMs).toISOString();
    if (key.lastUsedAt && key.lastUsedAt > since) return;
    await defer(() => apiKeys.touch(key, new Date(now).toISOString(), since));
  }

  /**
   * Says who a key speaks for: its owner, within the key's scopes. Key and owner are read each time, so
   * that a revoked key or a suspended owner counts at once. Undefined for any other text.
   */
  return async (text: string): Promise<ApiKeyPrincipal | undefined> => {
    const named = await codec.open(text);
    if (!named) return undefined;
    const [key, owner] = await Promise.all([
      apiKeys.get(named.userId, named.keyId),
      users.get(named.userId),
    ]);
    const now = clock();
    if (!key || !timingSafeEqual(key.secretHash, named.hash)) return undefined;
    if (key.expiresAt !== undefined && key.expiresAt * 1000 <= now) return undefined;
    if (owner?.status !== "active") return undefined;
    await recordUse(key, now);
    return {
      kind: "apiKey",
      userId: owner.userId,
      role: owner.role,
      scope: [...key.scopes, planScope(owner)].join(" "),
      keyId: key.keyId,
      expiresAt: key.expiresAt,
    };
  };
}
