import type { UserId } from "@latch/contract";
import type { ApiKeyStore } from "../api-keys/api-key.ts";
import type { SessionStore } from "../sessions/session.ts";
import type { Caller } from "../shared/context.ts";
import type { FirstProof } from "../users/first-proof.ts";
import type { Lockout } from "./lockout.ts";

type Deps = {
  sessions: Pick<SessionStore, "removeSome">;
  apiKeys: Pick<ApiKeyStore, "removeAll">;
  lockout: Lockout;
};

/**
 * Creates the function that deletes what a recovery or a first proof has ended. An account that only lost its
 * address keeps its sessions and keys.
 */
export const createEndAfterProof =
  ({ sessions, apiKeys, lockout }: Deps) =>
  async (caller: Caller, userId: UserId, first: FirstProof | undefined): Promise<void> => {
    if (first && first.owner.userId !== userId) return;
    await Promise.all([
      sessions.removeSome(userId),
      lockout.unlock(userId, caller),
      first && apiKeys.removeAll(userId),
    ]);
  };
export type EndAfterProof = ReturnType<typeof createEndAfterProof>;
