import type { Routes } from "@latch/contract";
import type { ApiKeys } from "@latch/core";
import type { Handlers } from "../implement.ts";

export const apiKeyHandlers = ({
  apiKeys,
}: {
  apiKeys: ApiKeys;
}): Handlers<Routes["api-keys"]> => ({
  async createApiKey(c) {
    const { principal, caller } = c.var;
    return c.json(await apiKeys.create(principal, c.req.valid("json"), caller), 201);
  },

  async listApiKeys(c) {
    return c.json({ items: await apiKeys.list(c.var.principal) }, 200);
  },

  async revokeApiKey(c) {
    await apiKeys.revoke(c.var.principal, c.req.valid("param").keyId, c.var.caller);
    return c.body(null, 204);
  },
});
