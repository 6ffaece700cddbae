import type { SessionId, UserId } from "@latch/contract";
import type { Authentication, AuthenticationMethod } from "../admission/authentication.ts";
import type { Caller } from "../shared/context.ts";
import { idTimeMs } from "../shared/ids.ts";
import type { StepOutcome } from "../shared/work-limit.ts";
import type { StartWrite } from "../users/open-account-write.ts";
import type { ProofWrite } from "../users/proof-write.ts";
import type { StoredUser } from "../users/user.ts";
import type { DeviceId } from "./device-tokens.ts";
import type { StoredTrustedDevice } from "./trusted-device.ts";

/** The time when the token with this counter was rotated away, in milliseconds since 1970. */
export type Rotation = { counter: number; atMs: number };

/** The number of rotations that a session stores. */
const maxRotations = 5;

type RotationSlot = `rotation${number}`;

/** Returns the attribute that stores the rotation of a token. It overwrites the oldest rotation. */
export const rotationSlot = (counter: number): RotationSlot => `rotation${counter % maxRotations}`;

/** The reasons for which a session is marked before it is deleted, so that the change stream contains them. */
type MarkedEnd = "replayed" | "limit";

/** A session as stored. */
export type StoredSession = { [Slot in RotationSlot]?: Rotation } & {
  userId: UserId;
  sessionId: SessionId;
  secretHash: string;
  /**
   * The hash before the last rotation. Its use is a concurrent refresh within the grace period, and
   * a replay later.
   */
  previousHash?: string;
  /** Milliseconds since 1970. */
  rotatedAt: number;
  /** The rotation counter of the current token. Absent, or of an earlier token, if release 0.2 or earlier rotated last. */
  counter?: number;
  /**
   * The time of a rotation that failed for the client, in milliseconds since 1970. If it is the last one, the token before it is
   * valid, too, beside the current token, which another request may have received.
   */
  unansweredAt?: number;
  /** The user's `sessionEpoch` when the session started. */
  epoch: number;
  createdAt: string;
  lastUsedAt: string;
  /**
   * Seconds since 1970, as DynamoDB's TTL requires. The code also checks it, because TTL deletes
   * late.
   */
  expiresAt: number;
  address: string;
  userAgent?: string | null;
  /** The device that started the session. Absent if release 0.1 started it. */
  deviceId?: DeviceId;
  /** The methods of the authentication. Absent if release 0.2 or earlier started the session. */
  amr?: readonly AuthenticationMethod[];
  /** The time of the authentication, in seconds since 1970. Absent with `amr`. */
  authTime?: number;
  /** Whether the session started without the second factor of the account, on a trusted device. */
  trustedDevice?: boolean;
  /** Whether the login has made its device trusted. The change stream reports it. */
  deviceTrusted?: boolean;
  /** Marks a session that is about to be deleted. It is invalid even if its deletion fails. */
  endedBecause?: MarkedEnd;
};

/**
 * Returns the authentication that a session is based on. A session of release 0.2 or earlier started with a
 * password.
 */
export const authenticationOfSession = ({
  amr = ["pwd"],
  authTime,
  createdAt,
}: StoredSession): Authentication => ({
  amr,
  authTime: authTime ?? Math.floor(Date.parse(createdAt) / 1000),
});

/** The lifetimes of sessions, and the grace period of a rotated refresh token. */
export type SessionLimits = {
  /** The maximum time from login to the end. */
  absoluteSeconds: number;
  /** The time after which a session without a refresh ends. */
  idleSeconds: number;
  /** The time for which a rotated refresh token is still exchanged for its successor. */
  graceSeconds: number;
};

/** Returns when a session that is used at `nowMs` expires, in seconds since 1970. */
export const sessionExpiresAt = (
  sessionId: SessionId,
  nowMs: number,
  { absoluteSeconds, idleSeconds }: SessionLimits,
): number =>
  Math.floor(
    Math.min(idTimeMs(sessionId) + absoluteSeconds * 1000, nowMs + idleSeconds * 1000) / 1000,
  );

/** What determines whether a session is active. */
export type SessionState = Pick<
  StoredSession,
  "userId" | "sessionId" | "epoch" | "expiresAt" | "endedBecause"
>;

/** Returns whether a session has ended for good: replayed, of an earlier epoch, or of an account that is not active. */
export const hasEnded = (
  { endedBecause, epoch }: Pick<SessionState, "endedBecause" | "epoch">,
  user: StoredUser,
): boolean => endedBecause !== undefined || epoch !== user.sessionEpoch || user.status !== "active";

/**
 * Returns whether a session is active: not replayed or expired, of the current epoch, of an active
 * account.
 */
export const isActiveSession = (
  session: Omit<SessionState, "userId" | "sessionId">,
  user: StoredUser,
  nowMs: number,
): boolean => session.expiresAt * 1000 > nowMs && !hasEnded(session, user);

/** A rotation of a session's token: the hashes before and after. */
export type RefreshRotation = {
  userId: UserId;
  sessionId: SessionId;
  from: string;
  to: string;
  /** The rotation counter of `from`. That of `to` is the next one. */
  counter: number;
  atMs: number;
  /** Seconds since 1970. */
  expiresAt: number;
};

/** What the start of a session writes in addition. */
type SessionWrites = {
  /** What the use of proofs, or a new account, writes. */
  proofWrites?: StartWrite[];
  /** The device, which the user trusts from now on. */
  trustedDevice?: StoredTrustedDevice;
};

/** Reads a session. */
export interface SessionReader {
  get(userId: UserId, sessionId: SessionId): Promise<StoredSession | undefined>;
}

/** Stores sessions, with hashes of their secrets only. */
export interface SessionStore extends SessionReader {
  /**
   * Stores a session, in one transaction with the writes of the proofs, and of a new account.
   * @returns false if another request has used a proof; then nothing is stored
   */
  create(session: StoredSession, caller: Caller, writes?: SessionWrites): Promise<boolean>;
  /**
   * Replaces the hash `from` by `to`, in one conditional write. An earlier rotation of `from` may have failed for the client.
   * @returns whether the hash was replaced, and the session as stored; undefined if there is none
   */
  rotate(
    rotation: RefreshRotation,
    caller: Caller,
  ): Promise<{ rotated: boolean; session?: StoredSession }>;
  /**
   * Records that the client does not receive the new token of a rotation, so that the former token stays valid, too.
   * It has no effect if the session has been rotated again.
   */
  markUnanswered(rotation: RefreshRotation): Promise<void>;
  /**
   * Rotates a session and sets its authentication, in one transaction with the writes of the proofs.
   * @returns `stale` if the token is not current, `proof_spent` if another request has used a proof
   */
  reauthenticate(
    rotation: RefreshRotation & { authentication: Authentication; proofWrites: ProofWrite[] },
    caller: Caller,
  ): Promise<"rotated" | "stale" | "proof_spent">;
  /** Lists the newest sessions of a user, at most 250, newest first. */
  listNewest(userId: UserId): Promise<SessionState[]>;
  /** Lists the sessions of a user, newest first. */
  list(userId: UserId): Promise<StoredSession[]>;
  /** Extends a session unless it has changed since it was read. */
  renew(session: StoredSession, atMs: number, expiresAt: number, caller: Caller): Promise<void>;
  /** Deletes a session. There is no error if it does not exist. */
  end(userId: UserId, sessionId: SessionId): Promise<void>;
  /** Marks a session with the reason of its end, for the change stream, and deletes it. */
  endBecause(
    reason: MarkedEnd,
    session: { userId: UserId; sessionId: SessionId },
    caller: Caller,
  ): Promise<void>;
  /**
   * Deletes at most 100 sessions of a user, except one. A caller that ends all sessions raises the epoch of the
   * account before: sessions that remain are invalid, and the next login deletes them.
   */
  removeSome(userId: UserId, except?: string): Promise<StepOutcome>;
}
