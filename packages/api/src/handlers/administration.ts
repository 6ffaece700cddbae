import type { Routes } from "@latch/contract";
import type { Accounts, Administration, PersonalDataKeeper } from "@latch/core";
import { etag } from "../etag.ts";
import type { Handlers } from "../implement.ts";

export const administrationHandlers = ({
  accounts,
  administration,
  personalData,
}: {
  accounts: Accounts;
  administration: Administration;
  personalData: PersonalDataKeeper;
}): Handlers<Routes["administration"]> => ({
  async listUsers(c) {
    return c.json(await accounts.list(c.req.valid("query")), 200);
  },

  async getUser(c) {
    const user = await accounts.get(c.req.valid("param").userId);
    return c.json(user, 200, etag(user));
  },

  async createUser(c) {
    const { principal, caller } = c.var;
    const user = await administration.invite(principal, c.req.valid("json"), caller);
    return c.json(user, 201, etag(user));
  },

  async updateUser(c) {
    const { userId } = c.req.valid("param");
    const { principal, caller } = c.var;
    const change = c.req.valid("json");
    const ifMatch = c.req.valid("header")["if-match"];
    const user = await administration.updateProfile(principal, userId, change, caller, ifMatch);
    return c.json(user, 200, etag(user));
  },

  async deleteUser(c) {
    await personalData.erase(c.req.valid("param").userId, c.var.caller);
    return c.body(null, 204);
  },

  async changeUserRole(c) {
    const { userId } = c.req.valid("param");
    const { role } = c.req.valid("json");
    const { principal, caller } = c.var;
    const user = await administration.changeRole(principal, userId, role, caller);
    return c.json(user, 200, etag(user));
  },

  async suspendUser(c) {
    const { userId } = c.req.valid("param");
    const { reason } = c.req.valid("json");
    const { principal, caller } = c.var;
    const user = await administration.suspend(principal, userId, reason, caller);
    return c.json(user, 200, etag(user));
  },

  async reinstateUser(c) {
    const { principal, caller } = c.var;
    const user = await administration.reinstate(principal, c.req.valid("param").userId, caller);
    return c.json(user, 200, etag(user));
  },

  async unlockUser(c) {
    await administration.unlock(c.req.valid("param").userId, c.var.caller);
    return c.body(null, 204);
  },

  async endUserSessions(c) {
    const { principal, caller } = c.var;
    await administration.endSessions(principal, c.req.valid("param").userId, caller);
    return c.body(null, 204);
  },
});
