import type { SessionId, UserId } from "@latch/contract";
import type { Caller } from "../shared/context.ts";
import { idTimeMs } from "../shared/ids.ts";
import type { StoredUser } from "../users/user.ts";

/** A session as the store keeps it. */
export type StoredSession = {
  userId: UserId;
  sessionId: SessionId;
  secretHash: string;
  /** The hash before the last rotation: within the grace it is a racing tab, later a replay. */
  previousHash?: string;
  /** Milliseconds. */
  rotatedAt: number;
  /** The user's `sessionEpoch` when it started. */
  epoch: number;
  createdAt: string;
  lastUsedAt: string;
  /** Seconds, as DynamoDB's TTL wants it; checked by us all the same. */
  expiresAt: number;
  address: string;
  userAgent?: string | null;
  /** Marked as stolen and about to be deleted: dead already, should nobody get to that. */
  endedBecause?: "replayed";
};

/** How long sessions last, and how long a replaced refresh token is answered. */
export type SessionLimits = {
  /** From log-in to the end, whatever happens. */
  absoluteSeconds: number;
  /** Without a refresh to the end. */
  idleSeconds: number;
  /** In which a just-replaced refresh token still gives its successor. */
  graceSeconds: number;
};

/** When a session that is used at `nowMs` ends; seconds since 1970. */
export const sessionExpiresAt = (
  sessionId: SessionId,
  nowMs: number,
  { absoluteSeconds, idleSeconds }: SessionLimits,
): number =>
  Math.floor(
    Math.min(idTimeMs(sessionId) + absoluteSeconds * 1000, nowMs + idleSeconds * 1000) / 1000,
  );

/** Whether a session can still be used: not ended, expired, of an earlier epoch or of a suspended account. */
export const isActiveSession = (session: StoredSession, user: StoredUser, nowMs: number): boolean =>
  !session.endedBecause &&
  session.expiresAt * 1000 > nowMs &&
  session.epoch === user.sessionEpoch &&
  user.status === "active";

/** Whether a token is the one before the last rotation, and a racing client may still hold it. */
export const isConcurrentRefresh = (
  { previousHash, rotatedAt }: StoredSession,
  tokenHash: string,
  nowMs: number,
  { graceSeconds }: SessionLimits,
): boolean => previousHash === tokenHash && nowMs - rotatedAt <= graceSeconds * 1000;

type Rotation = {
  userId: UserId;
  sessionId: SessionId;
  from: string;
  to: string;
  atMs: number;
  /** Seconds. */
  expiresAt: number;
};

/** Sessions; only hashes of their secrets. */
export interface SessionStore {
  create(session: StoredSession, caller: Caller): Promise<void>;
  /**
   * One conditional write: from the hash `from` to the hash `to`. Says whether it happened, and
   * what the session is now (after the change) or was (when it was refused).
   */
  rotate(
    rotation: Rotation,
    caller: Caller,
  ): Promise<{ rotated: boolean; session?: StoredSession }>;
  get(userId: UserId, sessionId: SessionId): Promise<StoredSession | undefined>;
  /** Newest first. */
  list(userId: UserId): Promise<StoredSession[]>;
  /** Prolongs a session that is still what it was when it was read. */
  renew(session: StoredSession, atMs: number, expiresAt: number, caller: Caller): Promise<void>;
  end(userId: UserId, sessionId: SessionId): Promise<void>;
  /** Marks a session as stolen, for the change stream, and ends it. */
  endReplayed(userId: UserId, sessionId: SessionId, caller: Caller): Promise<void>;
  endAll(userId: UserId, except?: string): Promise<void>;
}
