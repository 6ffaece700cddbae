/**
 * What options accept, for the help texts. Loading the contract for them would take ten times as long as the
 * help itself; the type checker reports a value that is missing or unknown.
 */
import type { Purpose } from "@latch/adapters/crypto";
import type { QueueName } from "@latch/adapters/messaging";
import type { EventType, Role, Scope } from "@latch/contract";

const keysOf = <T extends string>(values: Record<T, true>): T[] => Object.keys(values) as T[];

export const roles = keysOf<Role>({ user: true, agent: true, master: true, super_admin: true });

export const scopes = keysOf<Scope>({
  "token:verify": true,
  "users:read": true,
  "users:write": true,
  "tasks:read": true,
  "tasks:write": true,
  "client:forward": true,
});

export const purposes = keysOf<Purpose>({ mail: true, webhooks: true, maintenance: true });

export const queues = keysOf<QueueName>({
  "record-activity": true,
  "forget-person": true,
  "plan-webhooks": true,
  "deliver-webhooks": true,
  "send-links": true,
  "send-mail": true,
  "check-devices": true,
});

export const eventTypes = keysOf<EventType>({
  "user.created": true,
  "user.updated": true,
  "user.role_changed": true,
  "user.role_change_pending": true,
  "user.suspended": true,
  "user.reinstated": true,
  "user.deleted": true,
  "user.email_change_requested": true,
  "user.email_verified": true,
  "user.password_changed": true,
  "user.locked_out": true,
  "user.secured": true,
  "user.factor_recovery_requested": true,
  "user.factor_recovery_cancelled": true,
  "authenticator.added": true,
  "authenticator.removed": true,
  "passkey.copy_suspected": true,
  "recovery_codes.replaced": true,
  "recovery_code.used": true,
  "trusted_device.added": true,
  "session.started": true,
  "session.ended": true,
  "session.replayed": true,
  "api_key.created": true,
  "api_key.revoked": true,
  "task.created": true,
  "task.updated": true,
  "task.deleted": true,
  "webhook_endpoint.disabled": true,
});
