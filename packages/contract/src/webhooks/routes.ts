import * as z from "zod";
import { requires } from "../roles.ts";
import { defineRoutes, emptyResponse, jsonBody, jsonResponse } from "../route.ts";
import { EventId, WebhookEndpointId } from "../shared/ids.ts";
import { pageQuery } from "../shared/pages.ts";
import {
  CreatedWebhookEndpoint,
  NewWebhookEndpoint,
  WebhookDeliveryPage,
  WebhookDeliveryStatus,
  WebhookEndpointList,
} from "./schemas.ts";

const security = requires("master");
const byId = { params: z.object({ endpointId: WebhookEndpointId }) };

export const webhookRoutes = defineRoutes("webhooks", {
  createWebhookEndpoint: {
    method: "post",
    path: "/webhook-endpoints",
    summary: "Add a webhook endpoint",
    description:
      "From now on events are sent to `url`, each with a signature by the secret, which is shown this once. At most 20 endpoints. Addresses of private networks are refused, here and at each attempt.",
    security,
    "x-session-check": true,
    request: { body: jsonBody(NewWebhookEndpoint) },
    responses: { 201: jsonResponse("The endpoint and its secret.", CreatedWebhookEndpoint) },
    problems: ["too_many_webhook_endpoints"],
  },

  listWebhookEndpoints: {
    method: "get",
    path: "/webhook-endpoints",
    summary: "The webhook endpoints",
    description: "Newest first, without the secrets.",
    security,
    responses: { 200: jsonResponse("The endpoints.", WebhookEndpointList) },
  },

  deleteWebhookEndpoint: {
    method: "delete",
    path: "/webhook-endpoints/{endpointId}",
    summary: "Remove a webhook endpoint",
    description:
      "What is on its way to it is not sent any more. Says 204 also if there was no such endpoint.",
    security,
    "x-session-check": true,
    request: byId,
    responses: { 204: emptyResponse("The endpoint is gone.") },
  },

  rotateWebhookSecret: {
    method: "post",
    path: "/webhook-endpoints/{endpointId}/secret",
    summary: "Replace an endpoint's secret",
    description:
      "The new secret is shown this once. For 24 hours the one before it signs as well: `webhook-signature` holds two signatures. Rotating again within them ends the oldest at once.",
    security,
    "x-session-check": true,
    request: byId,
    responses: { 200: jsonResponse("The endpoint and its new secret.", CreatedWebhookEndpoint) },
    problems: ["not_found", "conflict"],
  },

  listWebhookDeliveries: {
    method: "get",
    path: "/webhook-endpoints/{endpointId}/deliveries",
    summary: "What was sent to an endpoint",
    description:
      "The events of the last 30 days, newest first. With a filter a page may hold fewer items than `limit`, even none; the list is over when there is no `nextCursor`.",
    security,
    request: {
      ...byId,
      query: z.strictObject({
        ...pageQuery(EventId),
        status: WebhookDeliveryStatus.optional(),
      }),
    },
    responses: { 200: jsonResponse("One page.", WebhookDeliveryPage) },
    problems: ["not_found"],
  },

  redeliver: {
    method: "post",
    path: "/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redeliver",
    summary: "Send an event again",
    description:
      "Whatever became of the delivery, an attempt is made at once and, should it fail, the schedule begins anew; one that is under way right now counts as that attempt. To a disabled endpoint it is made once, and its success enables the endpoint again.",
    security,
    "x-session-check": true,
    "x-rate-limit": [{ limit: 30, window: 60, by: "user" }],
    request: {
      params: z.object({ endpointId: WebhookEndpointId, deliveryId: EventId }),
    },
    responses: { 202: emptyResponse("The event is on its way.") },
    problems: ["not_found"],
  },
});
