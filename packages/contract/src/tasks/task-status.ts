import * as z from "zod";

export const TaskStatus = z
  .enum(["todo", "in_progress", "done"])
  .meta({ id: "TaskStatus", description: "How far a task is.", example: "todo" });
export type TaskStatus = z.infer<typeof TaskStatus>;
