import type { Role, SessionId, UserId } from "@latch/contract";
import type { Awaitable } from "../shared/ports.ts";
import type { SessionPrincipal } from "../shared/principal.ts";

/** Short-lived signed tokens (RFC 9068). */
export interface AccessTokens {
  issue(principal: { userId: UserId; sessionId: SessionId; role: Role; scope: string }): Promise<{
    token: string;
    /** Seconds. */
    expiresIn: number;
  }>;
  /** Undefined for anything that is not one of ours, alive, right now. */
  verify(token: string): Awaitable<SessionPrincipal | undefined>;
}
