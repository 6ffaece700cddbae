import * as z from "zod";

/** A TypeID: the prefix identifies the type of the resource. */
export type TypeId<Prefix extends string> = `${Prefix}_${string}`;

const typeId = <Prefix extends string>(prefix: Prefix, what: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `Must be the id of ${what}`)
    .meta({
      description: `The id of ${what}, a TypeID.`,
      example: `${prefix}_01jd7p3t1kf4fvz0e8m2q5c9ax`,
    }) as z.ZodType<TypeId<Prefix>, string>;

export const UserId = typeId("usr", "a user");
export type UserId = z.infer<typeof UserId>;
export const SessionId = typeId("ses", "a session");
export type SessionId = z.infer<typeof SessionId>;
export const ApiKeyId = typeId("key", "an API key");
export type ApiKeyId = z.infer<typeof ApiKeyId>;
export const AuthenticatorId = typeId("aut", "an authenticator");
export type AuthenticatorId = z.infer<typeof AuthenticatorId>;
export const DeviceId = typeId("dev", "a device");
export type DeviceId = z.infer<typeof DeviceId>;
export const EventId = typeId("evt", "an event");
export type EventId = z.infer<typeof EventId>;
export const TaskId = typeId("tsk", "a task");
export type TaskId = z.infer<typeof TaskId>;
export const WebhookEndpointId = typeId("whe", "a webhook endpoint");
export type WebhookEndpointId = z.infer<typeof WebhookEndpointId>;
