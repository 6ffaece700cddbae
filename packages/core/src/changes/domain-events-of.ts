import { type EventData, normalizeEmail, type TaskId } from "@latch/contract";
import { recoveryTime } from "../admission/factor-recovery.ts";
import type { StoredApiKey } from "../api-keys/api-key.ts";
import { type DomainEventDraft, toDomainEventDraft } from "../events/domain-event.ts";
import type { StoredSession } from "../sessions/session.ts";
import { hasLogInMethod, hasSecondFactor } from "../users/factors.ts";
import type { StoredUser } from "../users/user.ts";
import type { StoredWebhookEndpoint } from "../webhooks/endpoint.ts";
import type { Change, RecordImages, TaskImage } from "./change.ts";
import type { EventPayload } from "./event-payload.ts";
import { factorEvents } from "./factor-events.ts";

/** The content of an event, before it has the form of a CloudEvent. */
type EventInput = EventPayload & {
  subject: string;
  at: string;
  actor?: string;
  address?: string;
  requestId?: string;
  traceparent?: string;
};

/**
 * Converts a change to domain events: none, one or several, in the form of CloudEvents 1.0. The function
 * is pure, so that a change that is read again gives the same events. The events contain no secret,
 * and identify users by id only.
 * @param source the issuer of this installation
 */
export const domainEventsOf = (change: Change, source: string): DomainEventDraft[] =>
  eventInputsOf(change).map((input) => toDomainEventDraft(input, source));

function eventInputsOf(change: Change): EventInput[] {
  switch (change.table) {
    case "Users":
      return userEvents(change);
    case "Sessions":
      return sessionEvents(change);
    case "ApiKeys":
      return apiKeyEvents(change);
    case "Tasks":
      return taskEvents(change);
    case "WebhookEndpoints":
      return webhookEndpointEvents(change);
  }
}

/** An event about a user, and whether it applies to a change. */
type Candidate = [boolean, EventPayload & Partial<EventInput>];

function userEvents({
  before,
  after,
  atMs,
}: RecordImages<StoredUser> & { atMs: number }): EventInput[] {
  // The item is deleted at the end of an erasure; the event was published at its start.
  if (!after) return [];
  const { userId, role, updatedAt, changedBy } = after;
  const common = { subject: userId, at: updatedAt, ...changedBy };
  if (!before) {
    const created = { ...common, type: "user.created", data: { userId, role } } as const;
    // A user who opens an account by a proof of the address is its actor. An import is not a proof.
    const isProven = after.emailVerified && changedBy?.actor === userId;
    const verified = { ...common, type: "user.email_verified", data: { userId } } as const;
    return isProven ? [created, verified] : [created];
  }
  if (after.erasingSince) {
    const deleted = { ...common, type: "user.deleted", at: iso(atMs), data: { userId } } as const;
    return before.erasingSince ? [] : [deleted];
  }
  const changed = profileFields.filter(
    (field) => before[field] !== after[field] && !(field === "email" && isSameEmail(before, after)),
  );
  const candidates: Candidate[] = [
    ...roleEvents(before, after),
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
      // The first password of an invited user is not a change.
      hasLogInMethod(before) && before.passwordChangedAt !== after.passwordChangedAt,
      { type: "user.password_changed", data: { userId } },
    ],
    [
      after.lockedOutAt !== undefined && after.lockedOutAt > (before.lockedOutAt ?? ""),
      { type: "user.locked_out", at: after.lockedOutAt, data: { userId } },
    ],
    [
      after.pendingEmail !== undefined && before.pendingEmail !== after.pendingEmail,
      { type: "user.email_change_requested", data: { userId } },
    ],
    [
      after.securedAt !== undefined && before.securedAt !== after.securedAt,
      { type: "user.secured", data: { userId } },
    ],
    ...recoveryEvents(before, after),
    ...passkeyCopyEvents(before, after),
    [changed.length > 0, { type: "user.updated", data: { userId, changed } }],
  ];
  return [
    ...candidates.filter(([applies]) => applies).map(([, event]) => ({ ...common, ...event })),
    ...factorEvents(userId, before.factors, after.factors).map((event) => ({
      ...common,
      ...event,
    })),
  ];
}

/**
 * Returns the events about a role, and whether each applies. A pending role takes effect by a login of the user; the
 * actor is the administrator who has given it.
 */
function roleEvents(
  before: StoredUser,
  after: NonNullable<RecordImages<StoredUser>["after"]>,
): [boolean, EventPayload & Partial<EventInput>][] {
  const { userId, role, pendingRole = role, changedBy } = after;
  const { role: previousRole } = before;
  const isActivated = before.pendingRole === role && changedBy?.actor === userId;
  const change = { userId, role, previousRole, ...(isActivated && { wasPending: true as const }) };
  return [
    [
      previousRole !== role,
      {
        type: "user.role_changed",
        data: change,
        // The address of the request is that of the user.
        ...(isActivated && { actor: before.pendingRoleBy ?? userId, address: undefined }),
      },
    ],
    [
      after.pendingRole !== undefined && after.pendingRole !== before.pendingRole,
      { type: "user.role_change_pending", data: { userId, role, pendingRole } },
    ],
  ];
}

/**
 * Returns the events about a request to remove lost factors, and whether each applies. Its completion is the
 * removal of the factors.
 */
function recoveryEvents(before: StoredUser, after: StoredUser): Candidate[] {
  const { userId, updatedAt, factorRecovery } = after;
  const { requestedAt } = factorRecovery ?? {};
  const data = { userId };
  const isRequested =
    requestedAt !== undefined && requestedAt !== before.factorRecovery?.requestedAt;
  // An expired request had no effect any more.
  const wasUsable = recoveryTime(before, Date.parse(updatedAt)) !== undefined;
  const isCancelled = wasUsable && !factorRecovery && hasSecondFactor(after);
  return [
    [isRequested, { type: "user.factor_recovery_requested", at: requestedAt ?? updatedAt, data }],
    [isCancelled, { type: "user.factor_recovery_cancelled", data }],
  ];
}

/** Returns the event about a possible copy of a passkey, and whether it applies. */
function passkeyCopyEvents(before: StoredUser, { userId, passkeyCopy }: StoredUser): Candidate[] {
  if (!passkeyCopy) return [];
  const { authenticatorId, at } = passkeyCopy;
  const data = { userId, authenticatorId };
  return [[at > (before.passkeyCopy?.at ?? ""), { type: "passkey.copy_suspected", at, data }]];
}

const profileFields = ["email", "username", "name", "locale", "plan"] as const;

/** Returns whether two states of an account have spellings of one email. */
const isSameEmail = (before: StoredUser, after: StoredUser): boolean =>
  normalizeEmail(before.email ?? "") === normalizeEmail(after.email ?? "");

type EndReason = NonNullable<EventData["session.ended"]["reason"]>;

function sessionEvents({
  before,
  after,
  atMs,
}: RecordImages<StoredSession> & { atMs: number }): EventInput[] {
  const session = after ?? before;
  if (!session) return [];
  const { userId, sessionId, changedBy } = session;
  const common = { subject: sessionId, data: { userId, sessionId } };
  if (!before) {
    const { deviceId, deviceTrusted, createdAt: at } = session;
    const started = { ...common, ...changedBy, type: "session.started", at } as const;
    if (!deviceTrusted || !deviceId) return [started];
    const data = { userId, deviceId };
    const type = "trusted_device.added";
    return [started, { ...changedBy, type, subject: deviceId, at, data }];
  }
  const at = iso(atMs);
  const ended = (reason: EndReason) =>
    ({ subject: sessionId, type: "session.ended", at, data: { ...common.data, reason } }) as const;
  if (!after) {
    // It was published when the session was marked.
    if (before.endedBecause === "limit") return [];
    const isExpired = before.expiresAt * 1000 <= atMs;
    // The stream record of a deletion contains no actor and no address.
    return [ended(before.endedBecause ?? (isExpired ? "expired" : "revoked"))];
  }
  if (before.endedBecause) return [];
  switch (after.endedBecause) {
    case "replayed":
      return [{ ...common, ...changedBy, type: "session.replayed", at }];
    case "limit":
      return [{ ...changedBy, ...ended("limit") }];
    case undefined:
      return [];
  }
}

function apiKeyEvents({
  before,
  after,
  atMs,
}: RecordImages<StoredApiKey> & { atMs: number }): EventInput[] {
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

function taskEvents({
  before,
  after,
  atMs,
}: RecordImages<TaskImage> & { atMs: number }): EventInput[] {
  const task = after ?? before;
  if (!task) return [];
  const { userId, taskId, status } = task;
  if (!isTaskId(taskId)) return [];
  const common = { subject: taskId, ...after?.changedBy };
  const data = { userId, taskId, status };
  const existed = before && !before.deletedAt;
  if (after && !after.deletedAt) {
    if (!existed) return [{ ...common, type: "task.created", at: after.createdAt, data }];
    if (before.version === after.version) return [];
    return [{ ...common, type: "task.updated", at: after.updatedAt, data }];
  }
  // TTL removes the record of a deletion, without an event. An erasure removes a task without such
  // a record.
  if (!existed) return [];
  const deletedAt = after?.deletedAt ?? iso(atMs);
  return [{ ...common, type: "task.deleted", at: deletedAt, data: { userId, taskId } }];
}

const isTaskId = (id: TaskImage["taskId"]): id is TaskId => id.startsWith("tsk_");

function webhookEndpointEvents({
  before,
  after,
}: RecordImages<StoredWebhookEndpoint>): EventInput[] {
  if (before?.status !== "enabled" || after?.status !== "disabled") return [];
  const { endpointId, createdBy: userId, disabledAt: at = "" } = after;
  const data = { userId, endpointId };
  return [{ type: "webhook_endpoint.disabled", subject: endpointId, at, data }];
}

const iso = (atMs: number): string => new Date(atMs).toISOString();
