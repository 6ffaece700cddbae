import * as z from "zod";
import { requires } from "../roles.ts";
import { defineRoutes, emptyResponse, jsonBody, jsonResponse, tenMinutes } from "../route.ts";
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
    summary: "Create a webhook endpoint",
    description:
      "Creates a webhook endpoint. The API delivers events to its `url` from then on, and signs each delivery with the secret of the endpoint (Standard Webhooks). Only this response contains the secret. The API rejects addresses of private networks, here and at each attempt. An installation can have at most 20 endpoints.\n\nThe endpoint must respond with a 2xx status within 10 seconds. Otherwise the API retries: it makes up to 8 attempts within about 24 hours. If the endpoint responds with 410, or if at least 20 consecutive attempts fail over more than 24 hours, the API disables it and publishes `webhook_endpoint.disabled`.",
    security,
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    request: { body: jsonBody(NewWebhookEndpoint) },
    responses: { 201: jsonResponse("The new endpoint with its secret.", CreatedWebhookEndpoint) },
    problems: ["too_many_webhook_endpoints"],
  },

  listWebhookEndpoints: {
    method: "get",
    path: "/webhook-endpoints",
    summary: "List the webhook endpoints",
    description:
      "Returns all webhook endpoints of the installation, the newest first, without their secrets.",
    security,
    "x-session-check": true,
    responses: { 200: jsonResponse("The webhook endpoints.", WebhookEndpointList) },
  },

  deleteWebhookEndpoint: {
    method: "delete",
    path: "/webhook-endpoints/{endpointId}",
    summary: "Delete a webhook endpoint",
    description:
      "Deletes a webhook endpoint. The API cancels all pending deliveries to it. It returns 204 even if the endpoint does not exist.",
    security,
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    request: byId,
    responses: { 204: emptyResponse("The endpoint is deleted.") },
  },

  rotateWebhookSecret: {
    method: "post",
    path: "/webhook-endpoints/{endpointId}/secret",
    summary: "Rotate the secret of a webhook endpoint",
    description:
      "Replaces the secret of a webhook endpoint. Only this response contains the new secret. For 24 hours, the API signs each delivery with both the new and the previous secret, so `webhook-signature` has two signatures. If the secret is rotated again within 24 hours, the secret before the previous one becomes invalid immediately.",
    security,
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    request: byId,
    responses: { 200: jsonResponse("The endpoint with its new secret.", CreatedWebhookEndpoint) },
    problems: ["not_found", "conflict"],
  },

  listWebhookDeliveries: {
    method: "get",
    path: "/webhook-endpoints/{endpointId}/deliveries",
    summary: "List the deliveries of a webhook endpoint",
    description:
      "Returns the deliveries of the last 30 days to a webhook endpoint, the newest event first. With a filter, a page can have fewer items than `limit`, or no items, although more pages follow.",
    security,
    "x-session-check": true,
    request: {
      ...byId,
      query: z.strictObject({
        ...pageQuery(EventId),
        status: WebhookDeliveryStatus.optional(),
      }),
    },
    responses: { 200: jsonResponse("A page of deliveries.", WebhookDeliveryPage) },
    problems: ["not_found"],
  },

  redeliver: {
    method: "post",
    path: "/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redeliver",
    summary: "Redeliver an event",
    description:
      "Delivers an event to a webhook endpoint again, regardless of the status of the delivery. The API makes an attempt immediately. If it fails, the API retries as for a new event. If an attempt is already in progress, the API makes no further one. If the endpoint is disabled, the API makes a single attempt, and a successful attempt enables the endpoint. This requires an authentication within the last 10 minutes (`reauthentication_required`).",
    security,
    "x-session-check": true,
    "x-rate-limit": [{ limit: 30, window: 60, by: "user" }],
    request: {
      params: z.object({ endpointId: WebhookEndpointId, deliveryId: EventId }),
    },
    responses: {
      202: emptyResponse("The API has accepted the request and delivers the event shortly."),
    },
    problems: ["not_found", "reauthentication_required"],
  },
});
