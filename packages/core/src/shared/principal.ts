import type { ApiKeyId, Role, SessionId, UserId } from "@latch/contract";

type Identity = {
  userId: UserId;
  role: Role;
  /** Space-separated (RFC 6749, section 3.3). */
  scope: string;
};

/** A user by the access token of one of their sessions. */
export type SessionPrincipal = Identity & {
  kind: "session";
  sessionId: SessionId;
  /** Seconds since 1970. */
  expiresAt: number;
};

/** A service by an API key of its owner. */
export type ApiKeyPrincipal = Identity & {
  kind: "apiKey";
  keyId: ApiKeyId;
  /** Seconds since 1970; absent when the key does not expire. */
  expiresAt?: number;
};

/** What verified credentials say about who is calling. */
export type Principal = SessionPrincipal | ApiKeyPrincipal;
