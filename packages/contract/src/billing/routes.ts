import * as z from "zod";
import { anySession, noAuthentication } from "../roles.ts";
import { defineRoutes, emptyResponse, jsonBody, jsonResponse, type RateLimit } from "../route.ts";
import { Checkout, PaymentPage, PlanList, StripeEvent, Subscription } from "./schemas.ts";

/** Each makes something at the provider. */
const visits: RateLimit[] = [{ limit: 30, window: 300, by: "user" }];

export const billingRoutes = defineRoutes("billing", {
  listPlans: {
    method: "get",
    path: "/billing/plans",
    summary: "What there is to subscribe to",
    description: "The free plan first. Where no payments are configured, it may be the only one.",
    security: noAuthentication,
    responses: { 200: jsonResponse("The plans.", PlanList) },
  },

  getSubscription: {
    method: "get",
    path: "/billing/subscription",
    summary: "Your own subscription",
    description:
      "What you may use right now, and until when. A change shows up here as soon as the provider has told it; in the scope of access tokens from the next refresh on.",
    security: anySession,
    responses: { 200: jsonResponse("The subscription.", Subscription) },
  },

  createCheckout: {
    method: "post",
    path: "/billing/checkout",
    summary: "Subscribe to a plan",
    description:
      "Gives a page of the payment provider on which the plan is paid. Asking again within ten minutes gives the same page. Who has a subscription changes it in the billing portal.",
    security: anySession,
    "x-session-check": true,
    "x-rate-limit": visits,
    request: { body: jsonBody(Checkout) },
    responses: { 200: jsonResponse("Where to pay.", PaymentPage) },
    problems: ["already_subscribed", "payments_not_configured"],
  },

  createBillingPortal: {
    method: "post",
    path: "/billing/portal",
    summary: "Change or cancel your subscription",
    description:
      "Gives a page of the payment provider for plan, payment method, invoices and cancellation.",
    security: anySession,
    "x-session-check": true,
    "x-rate-limit": visits,
    responses: { 200: jsonResponse("Where to manage it.", PaymentPage) },
    problems: ["not_subscribed", "payments_not_configured"],
  },

  receiveStripeEvent: {
    method: "post",
    path: "/webhooks/stripe",
    summary: "For Stripe: something happened",
    description:
      "Checks the signature of the body as it was sent, at most five minutes ago, and then looks up what is the case now, so that events may come twice and in any order. What does not concern subscriptions is ignored.",
    security: noAuthentication,
    apiKeyExempt: true,
    rawBody: { maxBytes: 256 * 1024 },
    request: {
      headers: z.object({
        "stripe-signature": z.string().optional().meta({
          description: "Time and HMAC-SHA-256 of the body, by the secret of the endpoint.",
          example:
            "t=1795255200,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd",
        }),
      }),
      body: jsonBody(StripeEvent),
    },
    responses: { 200: emptyResponse("Received; it need not be sent again.") },
    problems: ["invalid_signature", "payments_not_configured"],
  },
});
