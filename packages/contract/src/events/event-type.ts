import * as z from "zod";

/** The types of all events. Consumers filter by them. */
export const EventType = z
  .enum([
    "user.created",
    "user.updated",
    "user.role_changed",
    "user.role_change_pending",
    "user.suspended",
    "user.reinstated",
    "user.deleted",
    "user.email_change_requested",
    "user.email_verified",
    "user.password_changed",
    "user.locked_out",
    "user.secured",
    "user.factor_recovery_requested",
    "user.factor_recovery_cancelled",
    "authenticator.added",
    "authenticator.removed",
    "passkey.copy_suspected",
    "recovery_codes.replaced",
    "recovery_code.used",
    "trusted_device.added",
    "session.started",
    "session.ended",
    "session.replayed",
    "api_key.created",
    "api_key.revoked",
    "task.created",
    "task.updated",
    "task.deleted",
    "webhook_endpoint.disabled",
  ])
  .meta({ id: "EventType", description: "The type of an event.", example: "session.started" });
export type EventType = z.infer<typeof EventType>;
