import type { Role, SessionId, UserId } from "@latch/contract";
import type { Authentication } from "../admission/authentication.ts";
import type { Awaitable } from "../shared/ports.ts";
import type { SessionPrincipal } from "../shared/principal.ts";

/** Issues and verifies access tokens: short-lived signed JWTs (RFC 9068). */
export interface AccessTokens {
  /** Issues a token for a session. */
  issue(
    principal: {
      userId: UserId;
      sessionId: SessionId;
      role: Role;
      scope: string;
    } & Authentication,
  ): Promise<{
    token: string;
    /** Seconds. */
    expiresIn: number;
  }>;
  /** Verifies a token. @returns undefined if its issuer, audience, signature or lifetime is not valid */
  verify(token: string): Awaitable<SessionPrincipal | undefined>;
}
