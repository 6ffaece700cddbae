import type { eventRoutes } from "@latch/contract";
import { contextOf } from "../context.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../implement.ts";

export const eventHandlers = ({ activity }: Deps): Handlers<typeof eventRoutes> => ({
  async listMyActivity(c) {
    return c.json(await activity.ofCaller(contextOf(c), c.req.valid("query")), 200);
  },

  async listUserActivity(c) {
    const page = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(await activity.ofUser(contextOf(c), page), 200);
  },
});
