import type { Routes } from "@latch/contract";
import type { ApiKeys } from "@latch/core";
import { requestContext } from "../context.ts";
import type { Handlers } from "../implement.ts";

export const apiKeyHandlers = ({
  apiKeys,
}: {
  apiKeys: ApiKeys;
}): Handlers<Routes["api-keys"]> => ({
  async createApiKey(c) {
    return c.json(await apiKeys.create(requestContext(c), c.req.valid("json")), 201);
  },

  async listApiKeys(c) {
    return c.json({ items: await apiKeys.list(requestContext(c)) }, 200);
  },

  async revokeApiKey(c) {
    await apiKeys.revoke(requestContext(c), c.req.valid("param"));
    return c.body(null, 204);
  },
});
