import type { EventData, EventType, TaskId } from "@latch/contract";
import type { StoredApiKey } from "../api-keys/api-key.ts";
import { type DomainEventDraft, toDomainEventDraft } from "../events/domain-event.ts";
import type { StoredSession } from "../sessions/session.ts";
import type { StoredUser } from "../users/user.ts";
import type { StoredWebhookEndpoint } from "../webhooks/endpoint.ts";
import type { Change, RecordImages, TaskImage } from "./change.ts";

/** What happened, and what the event about it says. */
type Occurrence = { [Type in EventType]: { type: Type; data: EventData[Type] } }[EventType];

/** Something that happened to a person, before it has the form of an event. */
type Fact = Occurrence & {
  subject: string;
  at: string;
  actor?: string;
  address?: string;
  requestId?: string;
  traceparent?: string;
};

/**
 * Turns a change into the events that it means: none, one or several, in the form of CloudEvents 1.0. Pure, so
 * that reading a change again gives the same events. They hold no secret, and of a person only ids.
 * @param source the issuer of this installation
 */
export const domainEventsOf = (change: Change, source: string): DomainEventDraft[] =>
  factsOf(change).map((fact) => toDomainEventDraft(fact, source));

function factsOf(change: Change): Fact[] {
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

function ofUser({ before, after, atMs }: RecordImages<StoredUser> & { atMs: number }): Fact[] {
  // The item goes last; the event was published when the erasure began.
  if (!after) return [];
  const { userId, role, updatedAt, changedBy } = after;
  const common = { subject: userId, at: updatedAt, ...changedBy };
  if (!before) return [{ ...common, type: "user.created", data: { userId, role } }];
  if (after.erasingSince) {
    const gone = { ...common, type: "user.deleted", at: iso(atMs), data: { userId } } as const;
    return before.erasingSince ? [] : [gone];
  }
  const changed = profile.filter((field) => before[field] !== after[field]);
  const happened: [boolean, Occurrence & { at?: string }][] = [
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

function ofSession({
  before,
  after,
  atMs,
}: RecordImages<StoredSession> & { atMs: number }): Fact[] {
  const session = after ?? before;
  if (!session) return [];
  const { userId, sessionId, changedBy } = session;
  const common = { subject: sessionId, data: { userId, sessionId } };
  if (!before) {
    return [{ ...common, ...changedBy, type: "session.started", at: session.createdAt }];
  }
  // A deletion does not say who did it from where.
  if (!after) return [{ ...common, type: "session.ended", at: iso(atMs) }];
  if (after.endedBecause && !before.endedBecause) {
    return [{ ...common, ...changedBy, type: "session.replayed", at: iso(atMs) }];
  }
  return [];
}

function ofApiKey({ before, after, atMs }: RecordImages<StoredApiKey> & { atMs: number }): Fact[] {
  if (!before && after) {
    const { userId, keyId, scopes, createdAt, changedBy } = after;
    const data = { userId, keyId, scopes };
    return [{ type: "api_key.created", subject: keyId, at: createdAt, data, ...changedBy }];
  }
  if (before && !after) {
    const { userId, keyId } = before;
    const data = { userId, keyId };
    return [{ type: "api_key.revoked", subject: keyId, at: iso(atMs), data }];
  }
  return [];
}

function ofTask({ before, after, atMs }: RecordImages<TaskImage> & { atMs: number }): Fact[] {
  const task = after ?? before;
  if (!task) return [];
  const { userId, taskId, status } = task;
  if (!isTaskId(taskId)) return [];
  const common = { subject: taskId, ...after?.changedBy };
  const data = { userId, taskId, status };
  const wasThere = before && !before.deletedAt;
  if (after && !after.deletedAt) {
    if (!wasThere) return [{ ...common, type: "task.created", at: after.createdAt, data }];
    if (before.version === after.version) return [];
    return [{ ...common, type: "task.updated", at: after.updatedAt, data }];
  }
  // What is left of a deleted task goes by itself; one that goes at once goes with its person.
  if (!wasThere) return [];
  const deletedAt = after?.deletedAt ?? iso(atMs);
  return [{ ...common, type: "task.deleted", at: deletedAt, data: { userId, taskId } }];
}

const isTaskId = (id: TaskImage["taskId"]): id is TaskId => id.startsWith("tsk_");

function ofWebhookEndpoint({ before, after }: RecordImages<StoredWebhookEndpoint>): Fact[] {
  if (before?.status !== "enabled" || after?.status !== "disabled") return [];
  const { endpointId, createdBy: userId, disabledAt: at = "" } = after;
  const data = { userId, endpointId };
  return [{ type: "webhook_endpoint.disabled", subject: endpointId, at, data }];
}

const iso = (atMs: number): string => new Date(atMs).toISOString();
