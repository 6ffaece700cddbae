/**
 * The events that the API publishes, as CloudEvents 1.0 in JSON. This module is a subpath of its own,
 * so that functions that only serve requests do not build these schemas at each start.
 */
import * as z from "zod";
import { Role, Scope } from "../roles.ts";
import { Timestamp } from "../shared/fields.ts";
import {
  ApiKeyId,
  AuthenticatorId,
  DeviceId,
  EventId,
  SessionId,
  TaskId,
  UserId,
  WebhookEndpointId,
} from "../shared/ids.ts";
import { TaskStatus } from "../tasks/task-status.ts";
import type { EventType } from "./event-type.ts";

const profile = ["email", "username", "name", "locale", "plan"] as const;
const ofUser = { userId: UserId };
const ofSession = { ...ofUser, sessionId: SessionId };
const ofApiKey = { ...ofUser, keyId: ApiKeyId };
const ofAuthenticator = {
  ...ofUser,
  authenticatorId: z.string().optional().meta({
    description: "The id of the authenticator. Absent for recovery codes, which are one set.",
    example: "aut_01jd7p3t1kf4fvz0e8m2q5c9ax",
  }),
  kind: z.enum(["passkey", "totp", "recovery_codes"]).meta({
    description: "The kind of the authenticator.",
    example: "passkey",
  }),
};
const ofTask = { ...ofUser, taskId: TaskId };

/**
 * The description of each event and the fields of its `data`: only ids and enums of the contract, no
 * personal data. A consumer that needs personal data requests it from the API, which checks the access.
 * An erasure therefore has nothing to delete in queues.
 */
const eventDefinitions = {
  "user.created": ["An account was created.", { ...ofUser, role: Role }],
  "user.updated": [
    "The profile, the email address or the plan of a user was changed.",
    {
      ...ofUser,
      changed: z
        .array(z.enum(profile))
        .meta({ description: "The names of the changed fields.", example: ["name"] }),
    },
  ],
  "user.role_changed": [
    "The role of a user was changed.",
    {
      ...ofUser,
      role: Role,
      previousRole: Role.meta({ description: "The role before the change." }),
      wasPending: z.literal(true).optional().meta({
        description:
          "Whether a role that was pending has taken effect, by a login of the user. The actor is the administrator who gave the role. Absent otherwise.",
        example: true,
      }),
    },
  ],
  "user.role_change_pending": [
    "A user was given a role that requires a second factor. It takes effect when the user has completed a login with a second factor and a code from the mailbox.",
    {
      ...ofUser,
      role: Role.meta({ description: "The present role." }),
      pendingRole: Role.meta({ description: "The role that the user gets." }),
    },
  ],
  "user.suspended": ["A user was suspended.", ofUser],
  "user.reinstated": ["The suspension of a user has ended.", ofUser],
  "user.deleted": [
    "An account was deleted. The consumer must delete the personal data that it stores about the user.",
    ofUser,
  ],
  "user.email_change_requested": [
    "A change of the email address was requested. It takes effect when the new address is confirmed.",
    ofUser,
  ],
  "user.email_verified": ["A user has verified their email address.", ofUser],
  "user.password_changed": ["The password of a user was changed or reset.", ofUser],
  "user.locked_out": [
    "After too many wrong passwords, the API has started to reject logins to an account, either from one device or network, or from all unknown devices. This does not affect other known devices. The API publishes this event at most once a day for each account.",
    ofUser,
  ],
  "user.secured": [
    "The recipient of a security mail has secured the account, or has undone an email change: all sessions, API keys and links have ended, and the user must reset the password.",
    ofUser,
  ],
  "user.factor_recovery_requested": [
    "A user has reported the loss of the second factor. After 72 hours, a login without it removes all factors. Until then, the user can cancel the request.",
    ofUser,
  ],
  "user.factor_recovery_cancelled": [
    "A request to remove a lost second factor was cancelled, by a session of the user, by a login with the factor, or by a recovery. The factors remain.",
    ofUser,
  ],
  "authenticator.added": [
    "A passkey, a TOTP authenticator or the first set of recovery codes was added to an account.",
    ofAuthenticator,
  ],
  "authenticator.removed": [
    "A passkey, a TOTP authenticator or the set of recovery codes was removed from an account.",
    ofAuthenticator,
  ],
  "passkey.copy_suspected": [
    "The signature counter of a passkey has gone back, so a copy of the passkey may exist. The API has refused this use of it. The API publishes this event at most once a day for each account, unless another passkey is affected.",
    { ...ofUser, authenticatorId: AuthenticatorId },
  ],
  "recovery_codes.replaced": [
    "The recovery codes of an account were replaced by a new set. The codes of the earlier set are invalid.",
    ofUser,
  ],
  "recovery_code.used": ["A user has used a recovery code.", ofUser],
  "trusted_device.added": [
    "A login with the second factor has made a device trusted. Later logins there need the password only.",
    { ...ofUser, deviceId: DeviceId },
  ],
  "session.started": ["A session has started: a user has signed up or logged in.", ofSession],
  "session.ended": [
    "A session has ended: by logout, by revocation, because it expired, or because the user has started more than 100 sessions.",
    {
      ...ofSession,
      reason: z.enum(["revoked", "expired", "replayed", "limit"]).optional().meta({
        description:
          "Why the session has ended. `revoked`: a logout, or the end of the session by its user, by an administrator or by a change of the account. `expired`: its time was over. `replayed`: a used refresh token was sent again. `limit`: a newer session has replaced it, because an account has at most 100. Absent in events of release 0.2 and before.",
        example: "revoked",
      }),
    },
  ],
  "session.replayed": [
    "A client sent a refresh token that had already been used, so the API ended the session. The token may be stolen.",
    ofSession,
  ],
  "api_key.created": [
    "An API key was created.",
    { ...ofApiKey, scopes: z.array(Scope).meta({ description: "The permissions of the key." }) },
  ],
  "api_key.revoked": ["An API key was revoked.", ofApiKey],
  "task.created": ["A task was created.", { ...ofTask, status: TaskStatus }],
  "task.updated": ["A task was changed.", { ...ofTask, status: TaskStatus }],
  "task.deleted": ["A task was deleted.", ofTask],
  "webhook_endpoint.disabled": [
    "The API has disabled a webhook endpoint, because the endpoint responded with 410, or because at least 20 consecutive attempts failed over more than 24 hours.",
    {
      userId: UserId.meta({ description: "The id of the user who created the endpoint." }),
      endpointId: WebhookEndpointId,
    },
  ],
} as const satisfies Record<EventType, [string, z.core.$ZodLooseShape]>;

/** The `data` of each type of event. */
export type EventData = {
  [Type in EventType]: z.infer<z.ZodObject<(typeof eventDefinitions)[Type][1], z.core.$strip>>;
};

const source = z.string().min(1).meta({
  format: "uri-reference",
  description: "The issuer of the installation that publishes the event.",
  example: "https://api.example.com",
});

function eventOf<Type extends EventType>(type: Type) {
  const [description, data] = eventDefinitions[type];
  const name = type.replace(/(?:^|[._])(\w)/g, (_, letter: string) => letter.toUpperCase());
  return z
    .object({
      specversion: z
        .literal("1.0")
        .meta({ description: "The version of the CloudEvents specification." }),
      id: EventId.meta({
        description:
          "The id of the event. It is the same in each delivery, so a consumer can process the event once.",
      }),
      source,
      type: z.literal(type).meta({ description: "The type of the event." }),
      time: Timestamp.meta({
        description:
          "The time of the event. Events can arrive in any order; sort them by this field.",
      }),
      subject: z.string().meta({
        description: "The id of the resource that the event is about.",
        example: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
      }),
      datacontenttype: z
        .literal("application/json")
        .meta({ description: "The media type of `data`." }),
      actor: z.string().optional().meta({
        description:
          "The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.",
        example: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
      }),
      requestid: z.string().optional().meta({
        description:
          "The id of the request that caused the event, as in `X-Request-Id` and in the log.",
        example: "9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b",
      }),
      traceparent: z
        .string()
        .regex(/^00-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/)
        .optional()
        .meta({
          description:
            "The trace of the request, in the format of W3C Trace Context (the CloudEvents extension for distributed tracing).",
          example: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        }),
      data: z
        .object(data as (typeof eventDefinitions)[Type][1])
        .meta({ description: "The data of the event." }),
    })
    .meta({ id: `${name}Event`, description });
}

type EventSchemas = { [Type in EventType]: ReturnType<typeof eventOf<Type>> };

/** The schemas of all events, by type. */
export const events = Object.fromEntries(
  Object.keys(eventDefinitions).map((type) => [type, eventOf(type as EventType)]),
) as EventSchemas;

/** Any event. `type` discriminates the union. */
export type LatchEvent = { [Type in EventType]: z.infer<EventSchemas[Type]> }[EventType];
