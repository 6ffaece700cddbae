import type { Routes } from "@latch/contract";
import type { Accounts, ActivityStore } from "@latch/core";
import type { Handlers } from "../implement.ts";

export const eventHandlers = ({
  accounts,
  activity,
}: {
  accounts: Accounts;
  activity: Pick<ActivityStore, "list">;
}): Handlers<Routes["events"]> => ({
  async listMyActivity(c) {
    const { limit, cursor } = c.req.valid("query");
    const page = await activity.list(c.var.principal.userId, { limit, before: cursor });
    return c.json({ items: page.items, nextCursor: page.next }, 200);
  },

  async listUserActivity(c) {
    const { userId } = c.req.valid("param");
    await accounts.get(userId);
    const { limit, cursor } = c.req.valid("query");
    const page = await activity.list(userId, { limit, before: cursor });
    return c.json({ items: page.items, nextCursor: page.next }, 200);
  },
});
