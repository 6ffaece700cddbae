/**
 * The calls of Stripe's API that Latch makes: an excerpt of the description that Stripe publishes
 * (github.com/stripe/openapi and the declarations of the SDK, version 2026-10-28.endive). It
 * contains only the parameters that Latch sends. Other parameters are rejected, as Stripe rejects
 * unknown ones.
 */

const text = { type: "string", maxLength: 5000 };
const metadata = {
  type: "object",
  maxProperties: 50,
  propertyNames: { maxLength: 40 },
  additionalProperties: { type: "string", maxLength: 500 },
};
const limit = { type: "integer", minimum: 1, maximum: 100 };
const expand = { type: "array", items: text };
/** No `format`: it may contain a template such as {CHECKOUT_SESSION_ID}. */
const page = { type: "string", pattern: "^https?://", maxLength: 5000 };

const object = (properties: object, required: string[] = []) => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
});

export type Described = {
  operationId: string;
  /** `x-www-form-urlencoded` in the body of a POST, in the query else; style `deepObject`. */
  parameters: object;
};

export const described: Record<string, Described> = {
  "POST /v1/customers": {
    operationId: "PostCustomers",
    parameters: object({ email: { type: "string", maxLength: 512 }, metadata }),
  },
  "DELETE /v1/customers/{customer}": {
    operationId: "DeleteCustomersCustomer",
    parameters: object({}),
  },
  "POST /v1/checkout/sessions": {
    operationId: "PostCheckoutSessions",
    // With a recurring price in hosted mode the last four are required.
    parameters: object(
      {
        cancel_url: page,
        client_reference_id: { type: "string", maxLength: 200 },
        customer: text,
        expires_at: { type: "integer" },
        line_items: {
          type: "array",
          maxItems: 20,
          items: object({ price: text, quantity: { type: "integer", minimum: 1 } }),
        },
        mode: { enum: ["payment", "setup", "subscription"] },
        subscription_data: object({ metadata }),
        success_url: page,
      },
      ["line_items", "mode", "success_url"],
    ),
  },
  "POST /v1/billing_portal/sessions": {
    operationId: "PostBillingPortalSessions",
    parameters: object({ customer: text, return_url: page }),
  },
  "GET /v1/subscriptions": {
    operationId: "GetSubscriptions",
    parameters: object({
      customer: text,
      limit,
      status: {
        enum: [
          "active",
          "all",
          "canceled",
          "ended",
          "incomplete",
          "incomplete_expired",
          "past_due",
          "paused",
          "trialing",
          "unpaid",
        ],
      },
    }),
  },
  "GET /v1/prices": {
    operationId: "GetPrices",
    parameters: object({
      active: { type: "boolean" },
      expand,
      limit,
      type: { enum: ["one_time", "recurring"] },
    }),
  },
};
