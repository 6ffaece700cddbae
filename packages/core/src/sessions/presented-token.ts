import type { Caller } from "../shared/context.ts";
import { networkOf } from "../shared/network.ts";
import { type Rotation, rotationSlot, type SessionLimits, type StoredSession } from "./session.ts";
import type { SessionToken } from "./session-tokens.ts";

/**
 * The state of a refresh token that a client presents:
 * - `current`: the last rotation issued it, or that rotation failed for the client that had presented it.
 * - `raced`: it was rotated away within the grace period, by a client with the same user agent or network,
 *   such as another tab.
 * - `elsewhere`: it was rotated away within the grace period, by another client. The API rejects it, and
 *   the session stays active, because a back end may race the browser that it serves.
 * - `replayed`: it was rotated away before the grace period (RFC 9700, section 4.14.2).
 */
export type PresentedToken = "current" | "raced" | "elsewhere" | "replayed";

/** Returns the state of a presented token. */
export function classifyToken(
  session: StoredSession,
  token: SessionToken,
  caller: Caller,
  nowMs: number,
  { graceSeconds }: SessionLimits,
): PresentedToken {
  if (session.secretHash === token.hash || isUnanswered(session, token)) return "current";
  const rotatedAtMs = findRotation(session, token);
  const isRecent =
    graceSeconds > 0 && rotatedAtMs !== undefined && nowMs - rotatedAtMs <= graceSeconds * 1000;
  if (!isRecent) return "replayed";
  return isSameClient(session, caller) ? "raced" : "elsewhere";
}

/** Returns whether the last rotation was of this token, and failed for the client. */
const isUnanswered = (
  { unansweredAt, rotatedAt, previousHash }: StoredSession,
  { hash }: SessionToken,
): boolean => unansweredAt === rotatedAt && previousHash === hash;

/**
 * Returns when a token was rotated away, in milliseconds since 1970, if the session stores it. For a client whose rotation
 * failed, that is when its successor was rotated away: until then it had no other token.
 */
function findRotation(session: StoredSession, { counter, hash }: SessionToken): number | undefined {
  const rotation: Rotation | undefined = session[rotationSlot(counter)];
  if (rotation?.counter === counter) {
    const next: Rotation | undefined = session[rotationSlot(counter + 1)];
    const isLate = rotation.atMs === session.unansweredAt && next?.counter === counter + 1;
    return isLate ? next.atMs : rotation.atMs;
  }
  // Release 0.1 stores only the last rotation, by its hash.
  return session.previousHash === hash ? session.rotatedAt : undefined;
}

/** Returns whether a client has the user agent or the network of the client that rotated last. */
const isSameClient = (session: StoredSession, { address, userAgent }: Caller): boolean =>
  (userAgent !== undefined && session.userAgent === userAgent) ||
  networkOf(session.address) === networkOf(address);
