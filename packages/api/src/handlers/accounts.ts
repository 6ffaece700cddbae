import type { Routes } from "@latch/contract";
import type { Accounts } from "@latch/core";
import { requestContext } from "../context.ts";
import { etagHeader, readPrecondition, respondWithVersion } from "../etag.ts";
import type { Handlers } from "../implement.ts";

export const accountHandlers = ({
  accounts,
}: {
  accounts: Accounts;
}): Handlers<Routes["accounts"]> => ({
  async getMe(c) {
    const user = await accounts.getProfile(requestContext(c));
    return respondWithVersion(c, user, c.req.valid("header"));
  },

  async updateMe(c) {
    const user = await accounts.updateProfile(requestContext(c), {
      change: c.req.valid("json"),
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.json(user, 200, etagHeader(user));
  },

  async deleteMe(c) {
    await accounts.deleteOwn(requestContext(c), {
      ...c.req.valid("json"),
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.body(null, 204);
  },

  async changePassword(c) {
    await accounts.changePassword(requestContext(c), {
      ...c.req.valid("json"),
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.body(null, 204);
  },

  async changeEmail(c) {
    await accounts.changeEmail(requestContext(c), {
      ...c.req.valid("json"),
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.body(null, 202);
  },

  async exportMe(c) {
    const page = c.req.valid("query");
    return c.json(await accounts.exportPersonalData(requestContext(c), page), 200);
  },
});
