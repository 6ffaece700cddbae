import type { Routes } from "@latch/contract";
import type { ListActivity } from "@latch/core";
import { requestContext } from "../context.ts";
import type { Handlers } from "../implement.ts";

export const eventHandlers = ({
  activity,
}: {
  activity: ListActivity;
}): Handlers<Routes["events"]> => ({
  async listMyActivity(c) {
    return c.json(await activity.listOwn(requestContext(c), c.req.valid("query")), 200);
  },

  async listUserActivity(c) {
    const page = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(await activity.listByUser(requestContext(c), page), 200);
  },
});
