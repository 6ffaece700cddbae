import type { Routes } from "@latch/contract";
import type { Tasks } from "@latch/core";
import { etag } from "../etag.ts";
import type { Handlers } from "../implement.ts";

export const taskHandlers = ({ tasks }: { tasks: Tasks }): Handlers<Routes["tasks"]> => ({
  async listTasks(c) {
    return c.json(await tasks.list(c.var.principal, c.req.valid("query")), 200);
  },

  async createTask(c) {
    const { principal, caller } = c.var;
    const key = c.req.valid("header")["idempotency-key"];
    const task = await tasks.create(principal, c.req.valid("json"), caller, key);
    return c.json(task, 201, etag(task));
  },

  async getTask(c) {
    const task = await tasks.get(c.var.principal, c.req.valid("param").taskId);
    return c.json(task, 200, etag(task));
  },

  async updateTask(c) {
    const { taskId } = c.req.valid("param");
    const { principal, caller } = c.var;
    const ifMatch = c.req.valid("header")["if-match"];
    const task = await tasks.update(principal, taskId, c.req.valid("json"), caller, ifMatch);
    return c.json(task, 200, etag(task));
  },

  async deleteTask(c) {
    await tasks.remove(c.var.principal, c.req.valid("param").taskId, c.var.caller);
    return c.body(null, 204);
  },
});
