import { epochsOf } from "../shared/epochs.ts";
import type { Clock, Defer } from "../shared/ports.ts";
import type { ApiKeyPrincipal } from "../shared/principal.ts";
import { timingSafeEqual } from "../shared/timing-safe-equal.ts";
import { planScope, type UserStore } from "../users/user.ts";
import { type ApiKeyCodec, type ApiKeyStore, apiKeyStatus, type StoredApiKey } from "./api-key.ts";

/** The minimum time between two writes of `lastUsedAt`. */
const precisionMs = 60_000;

type Deps = {
  apiKeys: ApiKeyStore;
  users: UserStore;
  codec: ApiKeyCodec;
  clock: Clock;
  defer: Defer;
};

/** Creates the verification of API keys. */
export function createVerifyApiKey({ apiKeys, users, codec, clock, defer }: Deps) {
  async function recordUse(key: StoredApiKey, now: number): Promise<void> {
    const since = new Date(now - precisionMs).toISOString();
    if (key.lastUsedAt && key.lastUsedAt > since) return;
    await defer(() => apiKeys.touch(key, new Date(now).toISOString(), since));
  }

  /**
   * Returns the principal of an API key: its owner, limited to the key's scopes. Key and owner are read
   * each time, so that a revocation or a suspension takes effect at once.
   * @returns undefined if the key is not valid
   */
  return async (text: string): Promise<ApiKeyPrincipal | undefined> => {
    const parsed = await codec.open(text);
    if (!parsed) return undefined;
    const [key, owner] = await Promise.all([
      apiKeys.get(parsed.userId, parsed.keyId),
      users.get(parsed.userId),
    ]);
    const now = clock();
    if (!key || !timingSafeEqual(key.secretHash, parsed.hash)) return undefined;
    if (owner?.status !== "active" || apiKeyStatus(key, owner, now) !== "active") return undefined;
    await recordUse(key, now);
    return {
      kind: "apiKey",
      userId: owner.userId,
      role: owner.role,
      scope: [...key.scopes, planScope(owner)].join(" "),
      keyId: key.keyId,
      epochs: epochsOf(owner),
      expiresAt: key.expiresAt,
    };
  };
}
