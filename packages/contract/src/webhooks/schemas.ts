import * as z from "zod";
import { EventType } from "../events/event-type.ts";
import { shownText, Timestamp } from "../shared/fields.ts";
import { EventId, UserId, WebhookEndpointId } from "../shared/ids.ts";
import { pageSchema } from "../shared/pages.ts";

const url = z
  .url({ protocol: /^https?$/, normalize: true, error: "Must be an https URL" })
  .max(2048, "Must have at most 2048 characters")
  .refine((text) => !/^https?:\/\/[^/]*@/.test(text), "Must not contain credentials")
  .refine((text) => !text.includes("#"), "Must not have a fragment")
  .meta({
    description:
      "The URL to which the API delivers events: https, at a public address, without credentials and without a fragment.",
    example: "https://example.com/latch-events",
  });

const description = shownText(200).meta({
  description: "A description of the endpoint, 1 to 200 characters.",
  example: "CRM",
});

const types = z
  .array(EventType)
  .min(1, "Must contain at least one type")
  .max(EventType.options.length)
  .refine((names) => new Set(names).size === names.length, "Must not repeat a type")
  .meta({
    description:
      "The types of the events that the API delivers to the endpoint, each at most once. If absent, the API delivers all events.",
  });

export const WebhookEndpointStatus = z.enum(["enabled", "disabled"]).meta({
  id: "WebhookEndpointStatus",
  description:
    "The status of an endpoint. The API delivers no events to a `disabled` endpoint. A successful redelivery enables it.",
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
      description:
        "The reason why the API disabled the endpoint. `gone`: the endpoint responded with 410. `failing`: at least 20 consecutive attempts failed over more than 24 hours. Absent if it is enabled.",
      example: "failing",
    }),
    disabledAt: Timestamp.optional().meta({
      description: "The time when the API disabled the endpoint. Absent if it is enabled.",
    }),
    createdAt: Timestamp.meta({ description: "The time when the endpoint was created." }),
    createdBy: UserId.meta({ description: "The id of the user who created the endpoint." }),
    previousSecretUntil: Timestamp.optional().meta({
      description:
        "The time until which the API also signs with the previous secret. Absent without a rotation in the last 24 hours.",
    }),
  })
  .meta({ id: "WebhookEndpoint", description: "A URL to which the API delivers events." });
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;

export const NewWebhookEndpoint = z
  .strictObject({ url, description: description.optional(), types: types.optional() })
  .meta({ id: "NewWebhookEndpoint", description: "The data of a webhook endpoint to create." });
export type NewWebhookEndpoint = z.infer<typeof NewWebhookEndpoint>;

export const CreatedWebhookEndpoint = WebhookEndpoint.extend({
  secret: z.string().meta({
    description:
      "The secret that signs deliveries (Standard Webhooks). The API returns it only in this response.",
    example: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  }),
}).meta({ id: "CreatedWebhookEndpoint", description: "A webhook endpoint with its secret." });
export type CreatedWebhookEndpoint = z.infer<typeof CreatedWebhookEndpoint>;

export const WebhookEndpointList = z
  .object({
    items: z.array(WebhookEndpoint).meta({ description: "The endpoints, the newest first." }),
  })
  .meta({ id: "WebhookEndpointList", description: "All webhook endpoints." });

export const WebhookDeliveryStatus = z.enum(["pending", "delivered", "failed"]).meta({
  id: "WebhookDeliveryStatus",
  description:
    "The status of a delivery. `pending`: the API makes another attempt. `delivered`: the endpoint responded with a 2xx status. `failed`: the API makes no further attempt.",
  example: "delivered",
});
export type WebhookDeliveryStatus = z.infer<typeof WebhookDeliveryStatus>;

export const WebhookDelivery = z
  .object({
    id: EventId.meta({
      description: "The id of the event. It is the `webhook-id` of each attempt.",
    }),
    type: EventType,
    status: WebhookDeliveryStatus,
    attempts: z.int().min(0).meta({ description: "The number of attempts so far.", example: 1 }),
    createdAt: Timestamp.meta({ description: "The time when the delivery was created." }),
    lastAttemptAt: Timestamp.optional().meta({
      description: "The time of the last attempt. Absent before the first one.",
    }),
    nextAttemptAt: Timestamp.optional().meta({
      description: "The time of the next attempt. Absent if there is none.",
    }),
    lastStatus: z.int().optional().meta({
      description: "The HTTP status of the last response. Absent if there was no response.",
      example: 204,
    }),
    lastError: z.string().optional().meta({
      description:
        "The error of the last attempt. Absent if it succeeded. `no public address` means that the host does not exist, or has an address that is not public.",
      example: "ECONNREFUSED",
    }),
  })
  .meta({
    id: "WebhookDelivery",
    description: "The delivery of one event to one webhook endpoint.",
  });
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

export const WebhookDeliveryPage = pageSchema("WebhookDeliveryPage", WebhookDelivery, "deliveries");
export type WebhookDeliveryPage = z.infer<typeof WebhookDeliveryPage>;
