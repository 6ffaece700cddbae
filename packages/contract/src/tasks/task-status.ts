import * as z from "zod";

export const TaskStatus = z
  .enum(["todo", "in_progress", "done"])
  .meta({ id: "TaskStatus", description: "The progress of a task.", example: "todo" });
export type TaskStatus = z.infer<typeof TaskStatus>;
