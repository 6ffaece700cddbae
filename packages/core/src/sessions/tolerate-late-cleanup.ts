import type { Log } from "../shared/ports.ts";
import { tolerateFailure } from "../shared/tolerate-failure.ts";
import type { SessionStore } from "./session.ts";

/**
 * Returns a store whose `endAll` does not fail. It deletes sessions that a write has ended by their epoch (R2): they
 * are invalid, and expire.
 */
export const tolerateLateCleanup = (sessions: SessionStore, log: Log): SessionStore => ({
  ...sessions,
  endAll: (userId, except) => tolerateFailure(log, sessions.endAll(userId, except)),
});
