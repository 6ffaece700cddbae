import * as z from "zod";
import { EventType } from "../events/event-type.ts";
import { Timestamp } from "../shared/fields.ts";
import { EventId, UserId, WebhookEndpointId } from "../shared/ids.ts";
import { pageSchema } from "../shared/pages.ts";

const url = z
  .url({ protocol: /^https?$/, normalize: true, error: "Must be an https URL" })
  .max(2048, "Must have at most 2048 characters")
  .refine((text) => !/^https?:\/\/[^/]*@/.test(text), "Must not contain credentials")
  .refine((text) => !text.includes("#"), "Must not have a fragment")
  .meta({
    description:
      "Where events are sent: https, without credentials and fragment, at a public address.",
    example: "https://example.com/latch-events",
  });

const description = z
  .string()
  .trim()
  .min(1, "Must not be empty")
  .max(200, "Must have at most 200 characters")
  .meta({ description: "What the endpoint is for.", example: "CRM" });

const types = z
  .array(EventType)
  .min(1, "Must name at least one type")
  .max(EventType.options.length)
  .refine((names) => new Set(names).size === names.length, "Must not repeat a type")
  .meta({ description: "The events it is told of; absent: all of them." });

export const WebhookEndpointStatus = z.enum(["enabled", "disabled"]).meta({
  id: "WebhookEndpointStatus",
  description: "A `disabled` endpoint is told nothing until a redelivery to it succeeds.",
  example: "enabled",
});
export type WebhookEndpointStatus = z.infer<typeof WebhookEndpointStatus>;

export const WebhookEndpoint = z
  .object({
    id: WebhookEndpointId,
    url,
    description: description.optional(),
    types: types.optional(),
    status: WebhookEndpointStatus,
    disabledReason: z.enum(["gone", "failing"]).optional().meta({
      description: "`gone`: it answered 410. `failing`: it took nothing for more than a day.",
      example: "failing",
    }),
    disabledAt: Timestamp.optional(),
    createdAt: Timestamp,
    createdBy: UserId,
    previousSecretUntil: Timestamp.optional().meta({
      description: "Until then the secret before the present one signs, too.",
    }),
  })
  .meta({ id: "WebhookEndpoint", description: "An address that is told of events." });
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;

export const NewWebhookEndpoint = z
  .strictObject({ url, description: description.optional(), types: types.optional() })
  .meta({ id: "NewWebhookEndpoint" });
export type NewWebhookEndpoint = z.infer<typeof NewWebhookEndpoint>;

export const CreatedWebhookEndpoint = WebhookEndpoint.extend({
  secret: z.string().meta({
    description:
      "What deliveries are signed with (Standard Webhooks). It is shown this once and can't be had again.",
    example: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  }),
}).meta({ id: "CreatedWebhookEndpoint" });
export type CreatedWebhookEndpoint = z.infer<typeof CreatedWebhookEndpoint>;

export const WebhookEndpointList = z
  .object({ items: z.array(WebhookEndpoint) })
  .meta({ id: "WebhookEndpointList", description: "Newest first." });

export const WebhookDeliveryStatus = z.enum(["pending", "delivered", "failed"]).meta({
  id: "WebhookDeliveryStatus",
  description: "`pending`: another attempt is due or under way. `failed`: none will be made.",
  example: "delivered",
});
export type WebhookDeliveryStatus = z.infer<typeof WebhookDeliveryStatus>;

export const WebhookDelivery = z
  .object({
    id: EventId.meta({ description: "The id of the event, `webhook-id` of each attempt." }),
    type: EventType,
    status: WebhookDeliveryStatus,
    attempts: z.int().min(0).meta({ description: "Made so far.", example: 1 }),
    createdAt: Timestamp,
    lastAttemptAt: Timestamp.optional(),
    nextAttemptAt: Timestamp.optional().meta({ description: "Absent unless one is due." }),
    lastStatus: z
      .int()
      .optional()
      .meta({ description: "The HTTP status of the last answer, if there was one.", example: 204 }),
    lastError: z
      .string()
      .optional()
      .meta({ description: "Why it is not delivered, in a few words.", example: "ECONNREFUSED" }),
  })
  .meta({ id: "WebhookDelivery", description: "One event on its way to one endpoint." });
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

export const WebhookDeliveryPage = pageSchema("WebhookDeliveryPage", WebhookDelivery);
export type WebhookDeliveryPage = z.infer<typeof WebhookDeliveryPage>;
