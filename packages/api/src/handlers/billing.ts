import type { Routes } from "@latch/contract";
import type { Billing } from "@latch/core";
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
    return c.json(await billing.get(c.var.principal), 200);
  },

  async createCheckout(c) {
    const { principal, caller } = c.var;
    return c.json({ url: await billing.checkOut(principal, c.req.valid("json"), caller) }, 200);
  },

  async createBillingPortal(c) {
    return c.json({ url: await billing.openPortal(c.var.principal) }, 200);
  },

  async receiveStripeEvent(c) {
    const body = new Uint8Array(await c.req.arrayBuffer());
    await billing.receive(body, c.req.valid("header")["stripe-signature"], c.var.caller);
    return c.body(null, 200);
  },
});
