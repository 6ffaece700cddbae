import type { EventData, EventType } from "@latch/contract";
import type { StoredApiKey } from "../api-keys/api-keys.ts";
import type { StoredSession } from "../sessions/sessions.ts";
import type { StoredTask } from "../tasks/tasks.ts";
import type { StoredUser } from "../users/user.ts";
import type { StoredWebhookEndpoint } from "../webhooks/ports.ts";

/** Who made an item what it is. */
type Audited = {
  changedBy?: { actor: string; address: string; requestId: string; traceparent?: string };
};

type Images<T> = { before?: T & Audited; after?: T & Audited };

/** One change of one item, as the stream of its table tells it. */
export type Change = {
  /** Milliseconds. */
  at: number;
} & (
  | ({ table: "Users" } & Images<StoredUser>)
  | ({ table: "Sessions" } & Images<StoredSession>)
  | ({ table: "ApiKeys" } & Images<StoredApiKey>)
  | ({ table: "Tasks" } & Images<TaskImage>)
  | ({ table: "WebhookEndpoints" } & Images<StoredWebhookEndpoint>)
);

/** A task, or what is left of it when it was deleted; nothing that its owner wrote. */
type TaskImage = Pick<StoredTask, "userId" | "taskId" | "status" | "createdAt" | "updatedAt"> & {
  version: number;
  deletedAt?: string;
};

/** What happened, and what the event about it says. */
type Told = { [Type in EventType]: { type: Type; data: EventData[Type] } }[EventType];

/** Something that happened to a person. Holds no secret, and of the person only ids. */
export type Happening = Told & {
  /** Whose activity it is. */
  userId: string;
  subject: string;
  at: string;
  actor?: string;
  address?: string;
  requestId?: string;
  traceparent?: string;
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
    case "Tasks":
      return ofTask(change);
    case "WebhookEndpoints":
      return ofWebhookEndpoint(change);
  }
}

function ofUser({ before, after, at }: Images<StoredUser> & { at: number }): Happening[] {
  // The item goes last; that the person is gone was told when the erasure began.
  if (!after) return [];
  const { userId, role, updatedAt, changedBy } = after;
  const common = { userId, subject: userId, at: updatedAt, ...changedBy };
  if (!before) return [{ ...common, type: "user.created", data: { userId, role } }];
  if (after.erasingSince) {
    const gone = { ...common, type: "user.deleted", at: iso(at), data: { userId } } as const;
    return before.erasingSince ? [] : [gone];
  }
  const changed = profile.filter((field) => before[field] !== after[field]);
  const happened: [boolean, Told & { at?: string }][] = [
    [
      before.role !== role,
      { type: "user.role_changed", data: { userId, role, previousRole: before.role } },
    ],
    [
      before.status !== after.status && after.status === "suspended",
      { type: "user.suspended", data: { userId } },
    ],
    [
      before.status === "suspended" && after.status !== "suspended",
      { type: "user.reinstated", data: { userId } },
    ],
    [
      !before.emailVerified && after.emailVerified,
      { type: "user.email_verified", data: { userId } },
    ],
    [
      // The first one, of someone who was invited, is no change.
      before.passwordHash !== undefined && before.passwordChangedAt !== after.passwordChangedAt,
      { type: "user.password_changed", data: { userId } },
    ],
    [
      after.lockedOutAt !== undefined && after.lockedOutAt > (before.lockedOutAt ?? ""),
      { type: "user.locked_out", at: after.lockedOutAt, data: { userId } },
    ],
    [changed.length > 0, { type: "user.updated", data: { userId, changed } }],
  ];
  return happened.filter(([did]) => did).map(([, told]) => ({ ...common, ...told }));
}

const profile = ["email", "username", "name", "locale", "plan"] as const;

function ofSession({ before, after, at }: Images<StoredSession> & { at: number }): Happening[] {
  const session = after ?? before;
  if (!session) return [];
  const { userId, sessionId, changedBy } = session;
  const common = { userId, subject: sessionId, data: { userId, sessionId } };
  if (!before) {
    return [{ ...common, ...changedBy, type: "session.started", at: session.createdAt }];
  }
  // A deletion does not say who did it from where.
  if (!after) return [{ ...common, type: "session.ended", at: iso(at) }];
  if (after.endedBecause && !before.endedBecause) {
    return [{ ...common, ...changedBy, type: "session.replayed", at: iso(at) }];
  }
  return [];
}

function ofApiKey({ before, after, at }: Images<StoredApiKey> & { at: number }): Happening[] {
  if (!before && after) {
    const { userId, keyId, scopes, createdAt, changedBy } = after;
    const data = { userId, keyId, scopes };
    return [{ type: "api_key.created", userId, subject: keyId, at: createdAt, data, ...changedBy }];
  }
  if (before && !after) {
    const { userId, keyId } = before;
    const data = { userId, keyId };
    return [{ type: "api_key.revoked", userId, subject: keyId, at: iso(at), data }];
  }
  return [];
}

function ofTask({ before, after, at }: Images<TaskImage> & { at: number }): Happening[] {
  const task = after ?? before;
  // Beside the tasks stand the records of idempotency keys.
  if (!task?.taskId.startsWith("tsk_")) return [];
  const { userId, taskId, status } = task;
  const common = { userId, subject: taskId, ...after?.changedBy };
  const data = { userId, taskId, status };
  const wasThere = before && !before.deletedAt;
  if (after && !after.deletedAt) {
    if (!wasThere) return [{ ...common, type: "task.created", at: after.createdAt, data }];
    if (before.version === after.version) return [];
    return [{ ...common, type: "task.updated", at: after.updatedAt, data }];
  }
  // What is left of a deleted task goes by itself; one that goes at once goes with its person.
  if (!wasThere) return [];
  const deletedAt = after?.deletedAt ?? iso(at);
  return [{ ...common, type: "task.deleted", at: deletedAt, data: { userId, taskId } }];
}

function ofWebhookEndpoint({ before, after }: Images<StoredWebhookEndpoint>): Happening[] {
  if (before?.status !== "enabled" || after?.status !== "disabled") return [];
  const { endpointId, createdBy: userId, disabledAt: at = "" } = after;
  const data = { userId, endpointId };
  return [{ type: "webhook_endpoint.disabled", userId, subject: endpointId, at, data }];
}

const iso = (at: number): string => new Date(at).toISOString();
