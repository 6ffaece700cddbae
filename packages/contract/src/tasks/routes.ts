import * as z from "zod";
import { requires } from "../roles.ts";
import {
  defineRoutes,
  emptyResponse,
  jsonBody,
  jsonResponse,
  versionedResponse,
} from "../route.ts";
import { TaskId } from "../shared/ids.ts";
import { pageQuery } from "../shared/pages.ts";
import { IdempotencyKey, IfMatch } from "../shared/request-headers.ts";
import { NewTask, Task, TaskChange, TaskPage, taskFilter } from "./schemas.ts";

const mayRead = requires("user", "tasks:read");
const mayWrite = requires("user", "tasks:write");
const byId = { params: z.object({ taskId: TaskId }) };

export const taskRoutes = defineRoutes("tasks", {
  listTasks: {
    method: "get",
    path: "/tasks",
    summary: "List your tasks",
    description:
      "Newest first. A task without a due date is never due. With a filter a page may hold fewer items than `limit`, even none; the list is over when there is no `nextCursor`.",
    security: mayRead,
    request: { query: z.strictObject({ ...pageQuery(TaskId), ...taskFilter }) },
    responses: { 200: jsonResponse("One page.", TaskPage) },
  },

  createTask: {
    method: "post",
    path: "/tasks",
    summary: "Make a task",
    description:
      "With an `Idempotency-Key` it can be sent again, however often and by how many at once: there will be one task, and each answer is the first one, even if the task was changed or deleted since.",
    security: mayWrite,
    request: { headers: z.object(IdempotencyKey), body: jsonBody(NewTask) },
    responses: { 201: versionedResponse("The task as it was made.", Task) },
    problems: ["idempotency_key_reused"],
  },

  getTask: {
    method: "get",
    path: "/tasks/{taskId}",
    summary: "One of your tasks",
    description: "A task of someone else is not there.",
    security: mayRead,
    request: byId,
    responses: { 200: versionedResponse("The task.", Task) },
    problems: ["not_found"],
  },

  updateTask: {
    method: "patch",
    path: "/tasks/{taskId}",
    summary: "Change one of your tasks",
    description: "With `If-Match` only if nobody changed the task since.",
    security: mayWrite,
    request: { ...byId, headers: z.object(IfMatch), body: jsonBody(TaskChange) },
    responses: { 200: versionedResponse("The task as it is now.", Task) },
    problems: ["not_found", "precondition_failed"],
  },

  deleteTask: {
    method: "delete",
    path: "/tasks/{taskId}",
    summary: "Delete one of your tasks",
    description: "A task that is deleted already is not there.",
    security: mayWrite,
    request: byId,
    responses: { 204: emptyResponse("The task is gone.") },
    problems: ["not_found"],
  },
});
