import * as z from "zod";
import { requires } from "../roles.ts";
import {
  conditionalResponses,
  defineRoutes,
  emptyResponse,
  jsonBody,
  jsonResponse,
  versionedResponse,
} from "../route.ts";
import { TaskId } from "../shared/ids.ts";
import { pageQuery } from "../shared/pages.ts";
import { IdempotencyKey, Preconditions } from "../shared/request-headers.ts";
import { NewTask, Task, TaskChange, TaskPage, taskFilter } from "./schemas.ts";

const mayRead = requires("user", "tasks:read");
const mayWrite = requires("user", "tasks:write");
const byId = { params: z.object({ taskId: TaskId }) };

export const taskRoutes = defineRoutes("tasks", {
  listTasks: {
    method: "get",
    path: "/tasks",
    summary: "List the tasks of the user",
    description:
      "Returns the tasks of the user, the newest first. With several filters, a task must match all of them. `dueAfter` and `dueBefore` exclude tasks without a due date. With a filter, a page can have fewer items than `limit`, or no items, although more pages follow.",
    security: mayRead,
    request: { query: z.strictObject({ ...pageQuery(TaskId), ...taskFilter }) },
    responses: { 200: jsonResponse("A page of tasks.", TaskPage) },
  },

  createTask: {
    method: "post",
    path: "/tasks",
    summary: "Create a task",
    description:
      "Creates a task of the user. With an `Idempotency-Key`, the client can safely repeat the request within 24 hours: the API creates one task, and returns the first response each time, even if the task has been changed or deleted since. It does not create a deleted task again. To compare the bodies, it stores a hash of the first body and no text, so the text of a deleted task is not kept. The API publishes `task.created`.\n\nA user can have 10,000 tasks with a status other than `done`. Above it, the API returns `too_many_tasks`. After the user completes or deletes tasks, it accepts new ones within 5 seconds.",
    security: mayWrite,
    request: { headers: z.object(IdempotencyKey), body: jsonBody(NewTask) },
    responses: { 201: versionedResponse("The new task.", Task) },
    problems: ["idempotency_key_reused", "too_many_tasks"],
  },

  getTask: {
    method: "get",
    path: "/tasks/{taskId}",
    summary: "Get a task",
    description:
      "Returns a task of the user. For a task of another user the API returns `not_found`.",
    security: mayRead,
    request: { ...byId, headers: z.object(Preconditions) },
    responses: conditionalResponses("The task.", Task),
    problems: ["not_found", "precondition_failed"],
  },

  updateTask: {
    method: "patch",
    path: "/tasks/{taskId}",
    summary: "Update a task",
    description:
      "Changes a task of the user. With `If-Match`, the API makes the change only if the task still has that version. The API publishes `task.updated`. For a task of another user it returns `not_found`. A task that is `done` can be opened again unless the user has 10,000 open tasks.",
    security: mayWrite,
    request: { ...byId, headers: z.object(Preconditions), body: jsonBody(TaskChange) },
    responses: { 200: versionedResponse("The task after the change.", Task) },
    problems: ["not_found", "precondition_failed", "too_many_tasks"],
  },

  deleteTask: {
    method: "delete",
    path: "/tasks/{taskId}",
    summary: "Delete a task",
    description:
      "Deletes a task of the user. With `If-Match`, the API deletes the task only if it still has that version. The API publishes `task.deleted`. For a deleted task, or a task of another user, it returns `not_found`.",
    security: mayWrite,
    request: { ...byId, headers: z.object(Preconditions) },
    responses: { 204: emptyResponse("The task is deleted.") },
    problems: ["not_found", "precondition_failed"],
  },
});
