import type { meRoutes } from "@latch/contract";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../implement.ts";

export const meHandlers = ({ accounts }: Deps): Handlers<typeof meRoutes> => ({
  async getMe(c) {
    return c.json(await accounts.getOwn(c.var.principal), 200);
  },
});
