import type { Routes } from "@latch/contract";
import type { AuthenticatorService, TrustedDevices } from "@latch/core";
import { requestContext } from "../context.ts";
import type { Handlers } from "../implement.ts";

export const authenticatorHandlers = ({
  authenticators,
  trustedDevices,
}: {
  authenticators: AuthenticatorService;
  trustedDevices: TrustedDevices;
}): Handlers<Routes["authenticators"]> => ({
  async listMyAuthenticators(c) {
    return c.json(await authenticators.list(requestContext(c)), 200);
  },

  async setUpTotp(c) {
    return c.json(await authenticators.setUpTotp(requestContext(c)), 201);
  },

  async confirmTotp(c) {
    await authenticators.confirmTotp(requestContext(c), c.req.valid("json"));
    return c.body(null, 204);
  },

  async removeTotp(c) {
    await authenticators.removeTotp(requestContext(c));
    return c.body(null, 204);
  },

  async createRecoveryCodes(c) {
    return c.json(await authenticators.createRecoveryCodes(requestContext(c)), 201);
  },

  async cancelFactorRecovery(c) {
    await authenticators.cancelFactorRecovery(requestContext(c));
    return c.body(null, 204);
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

  async listMyDevices(c) {
    return c.json({ items: await trustedDevices.list(requestContext(c)) }, 200);
  },

  async removeMyDevice(c) {
    await trustedDevices.remove(requestContext(c), c.req.valid("param"));
    return c.body(null, 204);
  },
});
