import type { Log } from "../shared/ports.ts";
import { tolerateFailure } from "../shared/tolerate-failure.ts";
import type { SessionStore } from "./session.ts";

/**
 * Returns a store whose `removeSome` does not fail. It deletes sessions that a write has ended by their epoch (R2):
 * they are invalid, and the next login deletes what is left.
 */
export const tolerateLateCleanup = (sessions: SessionStore, log: Log): SessionStore => ({
  ...sessions,
  removeSome: async (userId, except) =>
    (await tolerateFailure(log, sessions.removeSome(userId, except))) ?? {
      items: 0,
      isDone: false,
    },
});
