import type { SessionId, UserId } from "@latch/contract";

/** A refresh token: the ids in it, its sealed text, and the hash that the store keeps. */
export type SessionToken = {
  userId: UserId;
  sessionId: SessionId;
  /** The number of rotations before this token. */
  counter: number;
  text: string;
  hash: string;
};

/**
 * Seals session tokens, so that only an owner of the key can read them, and derives tokens of a session
 * from one another.
 */
export interface SessionTokens {
  /** Creates the first token of a session. */
  first(userId: UserId, sessionId: SessionId): Promise<SessionToken>;
  /**
   * Derives the token of the same session with another counter. It is deterministic, so that it need not
   * be stored.
   */
  withCounter(token: SessionToken, counter: number): Promise<SessionToken>;
  /** Opens a sealed token; undefined if the text is not valid. */
  open(text: string): Promise<SessionToken | undefined>;
}
