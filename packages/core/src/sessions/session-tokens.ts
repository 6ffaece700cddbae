import type { SessionId, UserId } from "@latch/contract";
/** A refresh token: what it names, its sealed text, and the hash by which the store knows it. */
export type SessionToken = { userId: UserId; sessionId: SessionId; text: string; hash: string };

/** Seals session tokens, so that only we can read them, and derives each one's only successor. */
export interface SessionTokens {
  first(userId: UserId, sessionId: SessionId): Promise<SessionToken>;
  /** The same token has the same successor, whoever asks: nothing needs to be stored for it. */
  successor(token: SessionToken): Promise<SessionToken>;
  open(text: string): Promise<SessionToken | undefined>;
}
