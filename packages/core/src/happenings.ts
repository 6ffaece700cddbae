import type { EventType } from "@latch/contract";
import type { StoredApiKey } from "./api-keys.ts";
import type { StoredSession } from "./sessions.ts";
import type { StoredUser } from "./users.ts";

/** Who made an item what it is. */
type Audited = { changedBy?: { actor: string; address: string; requestId: string } };

type Images<T> = { before?: T & Audited; after?: T & Audited };

/** One change of one item, as the stream of its table tells it. */
export type Change = {
  /** Milliseconds. */
  at: number;
} & (
  | ({ table: "Users" } & Images<StoredUser>)
  | ({ table: "Sessions" } & Images<StoredSession>)
  | ({ table: "ApiKeys" } & Images<StoredApiKey>)
);

/** Something that happened to a person. Holds no secret, and of the person only ids. */
export type Happening = {
  type: EventType;
  userId: string;
  subject: string;
  at: string;
  actor?: string;
  address?: string;
  requestId?: string;
};

/** What a change means: nothing, one thing or several. Pure, so that telling it again is the same. */
export function happeningsOf(change: Change): Happening[] {
  switch (change.table) {
    case "Users":
      return ofUser(change);
    case "Sessions":
      return ofSession(change);
    case "ApiKeys":
      return ofApiKey(change);
  }
}

function ofUser({ before, after, at }: Images<StoredUser> & { at: number }): Happening[] {
  // The item goes last; that the person is gone was told when the erasure began.
  if (!after) return [];
  const tell = (type: EventType): Happening => ({
    type,
    userId: after.userId,
    subject: after.userId,
    at: after.updatedAt,
    ...after.changedBy,
  });
  if (!before) return [tell("user.created")];
  if (after.erasingSince) {
    const { userId } = after;
    const gone: Happening = { type: "user.deleted", userId, subject: userId, at: iso(at) };
    return before.erasingSince ? [] : [gone];
  }
  const happened: [boolean, EventType][] = [
    [before.role !== after.role, "user.role_changed"],
    [before.status !== after.status && after.status === "suspended", "user.suspended"],
    [before.status === "suspended" && after.status !== "suspended", "user.reinstated"],
    [!before.emailVerified && after.emailVerified, "user.email_verified"],
    [before.passwordChangedAt !== after.passwordChangedAt, "user.password_changed"],
    [
      before.email !== after.email ||
        before.username !== after.username ||
        before.name !== after.name ||
        before.plan !== after.plan,
      "user.updated",
    ],
  ];
  return happened.filter(([did]) => did).map(([, type]) => tell(type));
}

function ofSession({ before, after, at }: Images<StoredSession> & { at: number }): Happening[] {
  const session = after ?? before;
  if (!session) return [];
  const { userId, sessionId: subject, changedBy } = session;
  if (!before)
    return [{ type: "session.started", userId, subject, at: session.createdAt, ...changedBy }];
  // A deletion does not say who did it from where.
  if (!after) return [{ type: "session.ended", userId, subject, at: iso(at) }];
  if (after.endedBecause && !before.endedBecause) {
    return [{ type: "session.replayed", userId, subject, at: iso(at), ...changedBy }];
  }
  return [];
}

function ofApiKey({ before, after, at }: Images<StoredApiKey> & { at: number }): Happening[] {
  if (!before && after) {
    const { userId, keyId: subject, createdAt, changedBy } = after;
    return [{ type: "api_key.created", userId, subject, at: createdAt, ...changedBy }];
  }
  if (before && !after) {
    const { userId, keyId: subject } = before;
    return [{ type: "api_key.revoked", userId, subject, at: iso(at) }];
  }
  return [];
}

const iso = (at: number): string => new Date(at).toISOString();
