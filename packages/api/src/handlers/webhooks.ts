import type { Routes } from "@latch/contract";
import type { Webhooks } from "@latch/core";
import type { Handlers } from "../implement.ts";

export const webhookHandlers = ({
  webhooks,
}: {
  webhooks: Webhooks;
}): Handlers<Routes["webhooks"]> => ({
  async createWebhookEndpoint(c) {
    const { principal, caller } = c.var;
    return c.json(await webhooks.create(principal, c.req.valid("json"), caller), 201);
  },

  async listWebhookEndpoints(c) {
    return c.json({ items: await webhooks.list() }, 200);
  },

  async deleteWebhookEndpoint(c) {
    await webhooks.remove(c.req.valid("param").endpointId, c.var.caller);
    return c.body(null, 204);
  },

  async rotateWebhookSecret(c) {
    const { endpointId } = c.req.valid("param");
    return c.json(await webhooks.rotateSecret(endpointId, c.var.caller), 200);
  },

  async listWebhookDeliveries(c) {
    const { endpointId } = c.req.valid("param");
    return c.json(await webhooks.listDeliveries(endpointId, c.req.valid("query")), 200);
  },

  async redeliver(c) {
    await webhooks.redeliver(c.req.valid("param"), c.var.caller);
    return c.body(null, 202);
  },
});
