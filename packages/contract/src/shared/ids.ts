import * as z from "zod";

const typeId = (prefix: string, what: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `Must be the id of a ${what}`)
    .meta({
      description: `The id of a ${what} (a TypeID: sortable by time of creation).`,
      example: `${prefix}_01jd7p3t1kf4fvz0e8m2q5c9ax`,
    });

export const UserId = typeId("usr", "user");
export const SessionId = typeId("ses", "session");
export const ApiKeyId = typeId("key", "API key");
export const EventId = typeId("evt", "event");
export const TaskId = typeId("tsk", "task");
export const WebhookEndpointId = typeId("whe", "webhook endpoint");
