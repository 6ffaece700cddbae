import type { Routes } from "@latch/contract";
import type { Accounts, Credentials, PersonalDataKeeper } from "@latch/core";
import { etag } from "../etag.ts";
import type { Handlers } from "../implement.ts";

export const accountHandlers = ({
  accounts,
  credentials,
  personalData,
}: {
  accounts: Accounts;
  credentials: Credentials;
  personalData: PersonalDataKeeper;
}): Handlers<Routes["accounts"]> => ({
  async getMe(c) {
    const user = await accounts.getOwn(c.var.principal);
    return c.json(user, 200, etag(user));
  },

  async updateMe(c) {
    const { principal, caller } = c.var;
    const ifMatch = c.req.valid("header")["if-match"];
    const user = await accounts.updateOwn(principal, c.req.valid("json"), caller, ifMatch);
    return c.json(user, 200, etag(user));
  },

  async deleteMe(c) {
    const { principal, caller } = c.var;
    await credentials.confirm(principal, c.req.valid("json").password);
    await personalData.eraseOwn(principal, caller);
    return c.body(null, 204);
  },

  async changePassword(c) {
    await credentials.changePassword(c.var.principal, c.req.valid("json"), c.var.caller);
    return c.body(null, 204);
  },

  async changeEmail(c) {
    await credentials.changeEmail(c.var.principal, c.req.valid("json"), c.var.caller);
    return c.body(null, 202);
  },

  async exportMe(c) {
    return c.json(await personalData.collect(c.var.principal), 200);
  },
});
