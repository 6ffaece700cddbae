/**
 * What is told to others, as CloudEvents 1.0 in JSON. A subpath of its own, so that functions which
 * only answer requests do not build these schemas at every start.
 */
import * as z from "zod";
import { Role, Scope } from "../roles.ts";
import { Timestamp } from "../shared/fields.ts";
import { ApiKeyId, EventId, SessionId, TaskId, UserId, WebhookEndpointId } from "../shared/ids.ts";
import { TaskStatus } from "../tasks/task-status.ts";
import type { EventType } from "./event-type.ts";

const profile = ["email", "username", "name", "locale", "plan"] as const;
const ofUser = { userId: UserId };
const ofSession = { ...ofUser, sessionId: SessionId };
const ofApiKey = { ...ofUser, keyId: ApiKeyId };
const ofTask = { ...ofUser, taskId: TaskId };

/**
 * What each event says, and what its `data` holds: ids and words of the contract, never what a person
 * is called, wrote or can be reached by. Whoever needs that asks the API, which knows who may see it;
 * and an erasure need not chase queues and receivers.
 */
const eventDefinitions = {
  "user.created": ["An account was made.", { ...ofUser, role: Role }],
  "user.updated": [
    "The profile was changed.",
    { ...ofUser, changed: z.array(z.enum(profile)).meta({ example: ["name"] }) },
  ],
  "user.role_changed": ["The role was changed.", { ...ofUser, role: Role, previousRole: Role }],
  "user.suspended": ["The account was suspended.", ofUser],
  "user.reinstated": ["The suspension was lifted.", ofUser],
  "user.deleted": ["The account is being erased: forget what you hold of the person.", ofUser],
  "user.email_verified": ["The email address was verified.", ofUser],
  "user.password_changed": ["The password was changed.", ofUser],
  "user.locked_out": [
    "Too many wrong passwords: log-ins from where they came from have to wait. At most once a day.",
    ofUser,
  ],
  "session.started": ["A device logged in.", ofSession],
  "session.ended": ["A session ended: by log-out, revocation or age.", ofSession],
  "session.replayed": ["A used-up refresh token came again: the session was ended.", ofSession],
  "api_key.created": ["An API key was made.", { ...ofApiKey, scopes: z.array(Scope) }],
  "api_key.revoked": ["An API key was revoked.", ofApiKey],
  "task.created": ["A task was made.", { ...ofTask, status: TaskStatus }],
  "task.updated": ["A task was changed.", { ...ofTask, status: TaskStatus }],
  "task.deleted": ["A task was deleted.", ofTask],
  "webhook_endpoint.disabled": [
    "A webhook endpoint failed for too long and is no longer told anything.",
    { ...ofUser, endpointId: WebhookEndpointId },
  ],
} as const satisfies Record<EventType, [string, z.core.$ZodLooseShape]>;

/** What the `data` of each type of event holds. */
export type EventData = {
  [Type in EventType]: z.infer<z.ZodObject<(typeof eventDefinitions)[Type][1], z.core.$strip>>;
};

const source = z.string().min(1).meta({
  format: "uri-reference",
  description: "The issuer of the installation that tells it.",
  example: "https://api.example.com",
});

function eventOf<Type extends EventType>(type: Type) {
  const [description, data] = eventDefinitions[type];
  const name = type.replace(/(?:^|[._])(\w)/g, (_, letter: string) => letter.toUpperCase());
  return z
    .object({
      specversion: z.literal("1.0"),
      id: EventId.meta({ description: "The same however often it is told: do it once." }),
      source,
      type: z.literal(type),
      time: Timestamp,
      subject: z.string().meta({
        description: "The id of what it happened to.",
        example: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
      }),
      datacontenttype: z.literal("application/json"),
      actor: z.string().optional().meta({
        description:
          "Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.",
        example: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
      }),
      requestid: z.string().optional().meta({
        description: "The request that did it, as `X-Request-Id` and the log name it.",
        example: "9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b",
      }),
      traceparent: z
        .string()
        .regex(/^00-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/)
        .optional()
        .meta({
          description:
            "The trace it belongs to, as CloudEvents' extension for distributed tracing and W3C Trace Context say.",
          example: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        }),
      data: z.object(data as (typeof eventDefinitions)[Type][1]),
    })
    .meta({ id: `${name}Event`, description });
}

type EventSchemas = { [Type in EventType]: ReturnType<typeof eventOf<Type>> };

/** The schema of each event, by its type. */
export const events = Object.fromEntries(
  Object.keys(eventDefinitions).map((type) => [type, eventOf(type as EventType)]),
) as EventSchemas;

/** Any event, as it travels: told apart by its `type`. */
export type LatchEvent = { [Type in EventType]: z.infer<EventSchemas[Type]> }[EventType];
