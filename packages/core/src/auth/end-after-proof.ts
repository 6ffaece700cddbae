import type { UserId } from "@latch/contract";
import type { ApiKeyStore } from "../api-keys/api-key.ts";
import type { SessionStore } from "../sessions/session.ts";
import type { Caller } from "../shared/context.ts";
import type { Log } from "../shared/ports.ts";
import { tolerateFailure } from "../shared/tolerate-failure.ts";
import type { FirstProof } from "../users/first-proof.ts";
import type { Lockout } from "./lockout.ts";

type Deps = {
  sessions: Pick<SessionStore, "removeSome">;
  apiKeys: Pick<ApiKeyStore, "removeAll">;
  lockout: Lockout;
  log: Log;
};

/**
 * Creates the function that deletes what a recovery or a first proof has ended. An account that only lost its
 * address keeps its sessions and keys.
 */
export const createEndAfterProof =
  ({ sessions, apiKeys, lockout, log }: Deps) =>
  async (caller: Caller, userId: UserId, first: FirstProof | undefined): Promise<void> => {
    if (first && first.owner.userId !== userId) return;
    const deletions = [
      sessions.removeSome(userId),
      lockout.unlock(userId, caller),
      first && apiKeys.removeAll(userId),
    ];
    await tolerateFailure(log, Promise.all(deletions));
  };
export type EndAfterProof = ReturnType<typeof createEndAfterProof>;
