import * as z from "zod";
import { anySession, noAuthentication } from "../roles.ts";
import {
  defineRoutes,
  emptyResponse,
  jsonBody,
  jsonResponse,
  type RateLimit,
  tenMinutes,
} from "../route.ts";
import { Checkout, PaymentPage, PlanList, StripeEvent, Subscription } from "./schemas.ts";

/** For operations that create an object at the payment provider. */
const visits: RateLimit[] = [{ limit: 30, window: 300, by: "user" }];

export const billingRoutes = defineRoutes("billing", {
  listPlans: {
    method: "get",
    path: "/billing/plans",
    summary: "List the plans",
    description:
      "Returns the plans that a user can have, the free plan first. If the installation has no payments configured, the list can contain only the free plan.",
    security: noAuthentication,
    responses: { 200: jsonResponse("The plans.", PlanList) },
  },

  getSubscription: {
    method: "get",
    path: "/billing/subscription",
    summary: "Get the subscription of the user",
    description:
      "Returns the current plan of the signed-in user and the status of the subscription. A change at the payment provider appears as soon as the provider has delivered its webhook. The scope of access tokens contains the new plan from the next refresh.",
    security: anySession,
    responses: { 200: jsonResponse("The subscription of the user.", Subscription) },
  },

  createCheckout: {
    method: "post",
    path: "/billing/checkout",
    summary: "Create a checkout page",
    description:
      "Creates a page of the payment provider, on which the signed-in user pays for a plan. A repeated request within 10 minutes returns the same page. The page expires after 1 hour. A user with a subscription changes it in the billing portal (`createBillingPortal`). When the user has paid, the API publishes `user.updated` with the new plan.",
    security: anySession,
    "x-session-check": true,
    "x-rate-limit": visits,
    request: { body: jsonBody(Checkout) },
    responses: { 200: jsonResponse("The checkout page.", PaymentPage) },
    problems: ["already_subscribed", "payments_not_configured"],
  },

  createBillingPortal: {
    method: "post",
    path: "/billing/portal",
    summary: "Create a billing portal page",
    description:
      "Creates a page of the payment provider, on which the signed-in user changes the plan or the payment method, downloads invoices or cancels the subscription.",
    security: anySession,
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": visits,
    responses: { 200: jsonResponse("The billing portal page.", PaymentPage) },
    problems: ["not_subscribed", "payments_not_configured"],
  },

  receiveStripeEvent: {
    method: "post",
    path: "/webhooks/stripe",
    summary: "Receive an event from Stripe",
    description:
      "Receives webhooks from Stripe. The API verifies the signature of the raw body. The signature must be at most 5 minutes old. It then reads the current subscription from Stripe, so Stripe can deliver events repeatedly and in any order. If the plan of the user changes, the API publishes `user.updated`. It ignores events that do not concern subscriptions.",
    security: noAuthentication,
    apiKeyExempt: true,
    rawBody: { maxBytes: 256 * 1024 },
    request: {
      headers: z.object({
        "stripe-signature": z.string().optional().meta({
          description:
            "The time of the signature (`t`) and the HMAC-SHA-256 of time and body (`v1`), with the signing secret of the webhook endpoint at Stripe.",
          example:
            "t=1795255200,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd",
        }),
      }),
      body: jsonBody(StripeEvent),
    },
    responses: {
      200: emptyResponse("The API has processed the event. Stripe does not need to send it again."),
    },
    problems: ["invalid_signature", "payments_not_configured"],
  },
});
