import type { userRoutes } from "@latch/contract";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../implement.ts";

export const userHandlers = ({ accounts }: Deps): Handlers<typeof userRoutes> => ({
  async listUsers(c) {
    return c.json(await accounts.list(c.req.valid("query")), 200);
  },

  async getUser(c) {
    return c.json(await accounts.get(c.req.valid("param").userId), 200);
  },

  async changeUserRole(c) {
    const { userId } = c.req.valid("param");
    const { role } = c.req.valid("json");
    const { principal, caller } = c.var;
    return c.json(await accounts.changeRole(principal, userId, role, caller), 200);
  },
});
