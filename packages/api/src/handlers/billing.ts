import type { Routes } from "@latch/contract";
import type { Billing } from "@latch/core";
import { requestContext } from "../context.ts";
import type { Handlers } from "../implement.ts";

export const billingHandlers = ({
  billing,
}: {
  billing: Billing;
}): Handlers<Routes["billing"]> => ({
  async listPlans(c) {
    return c.json({ items: await billing.listPlans() }, 200);
  },

  async getSubscription(c) {
    return c.json(await billing.get(requestContext(c)), 200);
  },

  async createCheckout(c) {
    return c.json({ url: await billing.checkOut(requestContext(c), c.req.valid("json")) }, 200);
  },

  async createBillingPortal(c) {
    return c.json({ url: await billing.openPortal(requestContext(c)) }, 200);
  },

  async receiveStripeEvent(c) {
    const body = new Uint8Array(await c.req.arrayBuffer());
    const signature = c.req.valid("header")["stripe-signature"];
    await billing.receive(requestContext(c), { body, signature });
    return c.body(null, 200);
  },
});
