import type { ApiKeyId, Role, SessionId, TypeId, UserId } from "@latch/contract";
import type { Epochs } from "./epochs.ts";

type Identity = {
  userId: UserId;
  role: Role;
  /** Space-separated (RFC 6749, section 3.3). */
  scope: string;
  /**
   * The epochs of the account when the credentials were judged. Absent if only a token was verified: the route
   * has no `x-session-check`, or another process issues the credentials. Each write requires them.
   */
  epochs?: Epochs;
};

/** The content of a reauthentication token: a proof for one request of one operation. */
export type ReauthenticationToken = {
  tokenId: TypeId<"rea">;
  userId: UserId;
  sessionId: SessionId;
  /** The operation that the token is for. */
  operation: string;
  /** The `credentialEpoch` of the account when the proof was judged. */
  credentialEpoch: number;
  acr?: "aal1" | "aal2";
  /** Whether all factors of the proof were added in the last 72 hours. */
  hasNewFactorsOnly?: true;
  /** Seconds since 1970. */
  expiresAt: number;
};

/** A user, authenticated by the access token of a session. */
export type SessionPrincipal = Identity & {
  kind: "session";
  sessionId: SessionId;
  /** The device of the session. Present with `epochs`. */
  deviceId?: TypeId<"dev">;
  /** The time of the authentication, in seconds since 1970. Release 0.2 issued tokens without it. */
  authTime?: number;
  /** The methods of the authentication (RFC 8176); absent if it was by mail alone. */
  amr?: string[];
  /** The level of the authentication when the token was issued. */
  acr?: "aal1" | "aal2";
  /**
   * The highest level that the user can reach. Present with `epochs`, unless the account has a mailbox only. It is
   * `aal2` if the account has a second factor.
   */
  highestLevel?: "aal1" | "aal2" | undefined;
  /** The opened reauthentication token of the request, for this operation and this session. */
  reauthentication?: ReauthenticationToken;
  /** Seconds since 1970. */
  expiresAt: number;
};

/** A service, authenticated by an API key. `userId` and `role` are those of the key's owner. */
export type ApiKeyPrincipal = Identity & {
  kind: "apiKey";
  keyId: ApiKeyId;
  /** Seconds since 1970; absent when the key does not expire. */
  expiresAt?: number;
};

/** The identity that verified credentials prove. */
export type Principal = SessionPrincipal | ApiKeyPrincipal;
