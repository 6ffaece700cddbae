import type { Routes } from "@latch/contract";
import type { Accounts } from "@latch/core";
import { contextOf } from "../context.ts";
import { etag, expectedVersion } from "../etag.ts";
import type { Handlers } from "../implement.ts";

export const accountHandlers = ({
  accounts,
}: {
  accounts: Accounts;
}): Handlers<Routes["accounts"]> => ({
  async getMe(c) {
    const user = await accounts.getProfile(contextOf(c));
    return c.json(user, 200, etag(user));
  },

  async updateMe(c) {
    const user = await accounts.updateProfile(contextOf(c), {
      change: c.req.valid("json"),
      expectedVersion: expectedVersion(c.req.valid("header")["if-match"]),
    });
    return c.json(user, 200, etag(user));
  },

  async deleteMe(c) {
    await accounts.deleteOwn(contextOf(c), c.req.valid("json"));
    return c.body(null, 204);
  },

  async changePassword(c) {
    await accounts.changePassword(contextOf(c), c.req.valid("json"));
    return c.body(null, 204);
  },

  async changeEmail(c) {
    await accounts.changeEmail(contextOf(c), c.req.valid("json"));
    return c.body(null, 202);
  },

  async exportMe(c) {
    return c.json(await accounts.exportPersonalData(contextOf(c)), 200);
  },
});
