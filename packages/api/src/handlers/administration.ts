import type { Routes } from "@latch/contract";
import type { Administration } from "@latch/core";
import { requestContext } from "../context.ts";
import { etagHeader, readPrecondition, respondWithVersion } from "../etag.ts";
import type { Handlers } from "../implement.ts";

export const administrationHandlers = ({
  administration,
}: {
  administration: Administration;
}): Handlers<Routes["administration"]> => ({
  async listUsers(c) {
    return c.json(await administration.list(requestContext(c), c.req.valid("query")), 200);
  },

  async getUser(c) {
    const user = await administration.get(requestContext(c), c.req.valid("param"));
    return respondWithVersion(c, user, c.req.valid("header"));
  },

  async createUser(c) {
    const user = await administration.invite(requestContext(c), c.req.valid("json"));
    return c.json(user, 201, etagHeader(user));
  },

  async updateUser(c) {
    const user = await administration.updateProfile(requestContext(c), {
      ...c.req.valid("param"),
      change: c.req.valid("json"),
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.json(user, 200, etagHeader(user));
  },

  async deleteUser(c) {
    await administration.deleteUser(requestContext(c), {
      ...c.req.valid("param"),
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.body(null, 204);
  },

  async changeUserRole(c) {
    const user = await administration.changeRole(requestContext(c), {
      ...c.req.valid("param"),
      ...c.req.valid("json"),
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.json(user, 200, etagHeader(user));
  },

  async suspendUser(c) {
    const user = await administration.suspend(requestContext(c), {
      ...c.req.valid("param"),
      ...c.req.valid("json"),
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.json(user, 200, etagHeader(user));
  },

  async reinstateUser(c) {
    const user = await administration.reinstate(requestContext(c), {
      ...c.req.valid("param"),
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.json(user, 200, etagHeader(user));
  },

  async unlockUser(c) {
    await administration.unlock(requestContext(c), c.req.valid("param"));
    return c.body(null, 204);
  },

  async listUserAuthenticators(c) {
    const target = c.req.valid("param");
    return c.json(await administration.listAuthenticators(requestContext(c), target), 200);
  },

  async resetUserAuthenticators(c) {
    await administration.resetAuthenticators(requestContext(c), {
      ...c.req.valid("param"),
      ...c.req.valid("json"),
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.body(null, 204);
  },

  async setUserEmail(c) {
    const user = await administration.setEmail(requestContext(c), {
      ...c.req.valid("param"),
      ...c.req.valid("json"),
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.json(user, 200, etagHeader(user));
  },

  async endUserSessions(c) {
    await administration.endSessions(requestContext(c), {
      ...c.req.valid("param"),
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.body(null, 204);
  },
});
