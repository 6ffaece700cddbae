import type { Routes } from "@latch/contract";
import type { Administration } from "@latch/core";
import { contextOf } from "../context.ts";
import { etag, expectedVersion } from "../etag.ts";
import type { Handlers } from "../implement.ts";

export const administrationHandlers = ({
  administration,
}: {
  administration: Administration;
}): Handlers<Routes["administration"]> => ({
  async listUsers(c) {
    return c.json(await administration.list(contextOf(c), c.req.valid("query")), 200);
  },

  async getUser(c) {
    const user = await administration.get(contextOf(c), c.req.valid("param"));
    return c.json(user, 200, etag(user));
  },

  async createUser(c) {
    const user = await administration.invite(contextOf(c), c.req.valid("json"));
    return c.json(user, 201, etag(user));
  },

  async updateUser(c) {
    const user = await administration.updateProfile(contextOf(c), {
      ...c.req.valid("param"),
      change: c.req.valid("json"),
      expectedVersion: expectedVersion(c.req.valid("header")["if-match"]),
    });
    return c.json(user, 200, etag(user));
  },

  async deleteUser(c) {
    await administration.deleteUser(contextOf(c), c.req.valid("param"));
    return c.body(null, 204);
  },

  async changeUserRole(c) {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    const user = await administration.changeRole(contextOf(c), input);
    return c.json(user, 200, etag(user));
  },

  async suspendUser(c) {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    const user = await administration.suspend(contextOf(c), input);
    return c.json(user, 200, etag(user));
  },

  async reinstateUser(c) {
    const user = await administration.reinstate(contextOf(c), c.req.valid("param"));
    return c.json(user, 200, etag(user));
  },

  async unlockUser(c) {
    await administration.unlock(contextOf(c), c.req.valid("param"));
    return c.body(null, 204);
  },

  async endUserSessions(c) {
    await administration.endSessions(contextOf(c), c.req.valid("param"));
    return c.body(null, 204);
  },
});
