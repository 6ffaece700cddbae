import { type Caller, logContext } from "../shared/context.ts";
import type { Measure } from "../shared/measurements.ts";
import type { Log } from "../shared/ports.ts";
import type { SessionStore } from "./session.ts";
import type { SessionToken } from "./session-tokens.ts";

type Deps = { sessions: SessionStore; log: Log; measure?: Measure };

/**
 * Ends a session whose refresh token was used again after the grace period: the legitimate client and an
 * attacker may both have the token (RFC 9700, section 4.14.2).
 */
export async function endReplayed(
  { sessions, log, measure }: Deps,
  { userId, sessionId }: SessionToken,
  caller: Caller,
): Promise<void> {
  log.warn(
    { event: "session.replayed", userId, sessionId, ...logContext(caller) },
    "refresh token replayed",
  );
  measure?.({ kind: "replay" });
  await sessions.endBecause("replayed", { userId, sessionId }, caller);
}
