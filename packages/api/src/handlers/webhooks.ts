import type { Routes } from "@latch/contract";
import type { Webhooks } from "@latch/core";
import { requestContext } from "../context.ts";
import type { Handlers } from "../implement.ts";

export const webhookHandlers = ({
  webhooks,
}: {
  webhooks: Webhooks;
}): Handlers<Routes["webhooks"]> => ({
  async createWebhookEndpoint(c) {
    return c.json(await webhooks.create(requestContext(c), c.req.valid("json")), 201);
  },

  async listWebhookEndpoints(c) {
    return c.json({ items: await webhooks.list(requestContext(c)) }, 200);
  },

  async deleteWebhookEndpoint(c) {
    await webhooks.remove(requestContext(c), c.req.valid("param"));
    return c.body(null, 204);
  },

  async rotateWebhookSecret(c) {
    return c.json(await webhooks.rotateSecret(requestContext(c), c.req.valid("param")), 200);
  },

  async listWebhookDeliveries(c) {
    const page = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(await webhooks.listDeliveries(requestContext(c), page), 200);
  },

  async redeliver(c) {
    await webhooks.redeliver(requestContext(c), c.req.valid("param"));
    return c.body(null, 202);
  },
});
