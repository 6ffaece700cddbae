import type { Routes } from "@latch/contract";
import type { Tasks } from "@latch/core";
import { requestContext } from "../context.ts";
import { etagHeader, readPrecondition, respondWithVersion } from "../etag.ts";
import type { Handlers } from "../implement.ts";

export const taskHandlers = ({ tasks }: { tasks: Tasks }): Handlers<Routes["tasks"]> => ({
  async listTasks(c) {
    return c.json(await tasks.list(requestContext(c), c.req.valid("query")), 200);
  },

  async createTask(c) {
    const idempotencyKey = c.req.valid("header")["idempotency-key"];
    const input = { task: c.req.valid("json"), idempotencyKey };
    const task = await tasks.create(requestContext(c), input);
    return c.json(task, 201, etagHeader(task));
  },

  async getTask(c) {
    const task = await tasks.get(requestContext(c), c.req.valid("param"));
    return respondWithVersion(c, task, c.req.valid("header"));
  },

  async updateTask(c) {
    const task = await tasks.update(requestContext(c), {
      ...c.req.valid("param"),
      change: c.req.valid("json"),
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.json(task, 200, etagHeader(task));
  },

  async deleteTask(c) {
    await tasks.remove(requestContext(c), {
      ...c.req.valid("param"),
      precondition: readPrecondition(c.req.valid("header")),
    });
    return c.body(null, 204);
  },
});
