import type { Routes } from "@latch/contract";
import type { AuthenticatorService } from "@latch/core";
import { requestContext } from "../context.ts";
import type { Handlers } from "../implement.ts";

export const authenticatorHandlers = ({
  authenticators,
}: {
  authenticators: AuthenticatorService;
}): Handlers<Routes["authenticators"]> => ({
  async listMyAuthenticators(c) {
    return c.json(await authenticators.list(requestContext(c)), 200);
  },

  async startPasskey(c) {
    return c.json(await authenticators.startPasskey(requestContext(c)), 200);
  },

  async addPasskey(c) {
    return c.json(await authenticators.addPasskey(requestContext(c), c.req.valid("json")), 201);
  },

  async renamePasskey(c) {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await authenticators.renamePasskey(requestContext(c), input), 200);
  },

  async removePasskey(c) {
    await authenticators.removePasskey(requestContext(c), c.req.valid("param"));
    return c.body(null, 204);
  },

  async removePassword(c) {
    await authenticators.removePassword(requestContext(c));
    return c.body(null, 204);
  },
});
