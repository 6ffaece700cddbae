import * as z from "zod";
import { Moment, shownText, Timestamp, Version } from "../shared/fields.ts";
import { TaskId } from "../shared/ids.ts";
import { pageSchema } from "../shared/pages.ts";
import { TaskStatus } from "./task-status.ts";

const title = shownText(200, z.string().trim().normalize("NFC"))
  .refine((text) => !/\p{Cc}/u.test(text), "Must not contain control characters")
  .meta({
    description:
      "The title in one line, 1 to 200 characters. The API trims it and converts it to Unicode NFC.",
    example: "Water the plants",
  });

const description = z.string().max(5000, "Must have at most 5000 characters").meta({
  description: "A description, at most 5000 characters.",
  example: "The ficus needs water twice a week.",
});

const dueAt = Moment.meta({
  description:
    "The due date in ISO 8601 with any offset. The API converts it to UTC, with millisecond precision.",
  example: "2026-11-21T09:00:00.000Z",
});

export const Task = z
  .object({
    id: TaskId,
    title,
    description: description.optional(),
    status: TaskStatus,
    dueAt: Timestamp.optional().meta({ description: "The due date. Absent if there is none." }),
    createdAt: Timestamp.meta({ description: "The time when the task was created." }),
    updatedAt: Timestamp.meta({ description: "The time of the last change of the task." }),
    version: Version,
  })
  .meta({ id: "Task", description: "A task of a user." });
export type Task = z.infer<typeof Task>;

export const TaskPage = pageSchema("TaskPage", Task, "tasks");
export type TaskPage = z.infer<typeof TaskPage>;

export const NewTask = z
  .strictObject({
    title,
    description: description.optional(),
    status: TaskStatus.default("todo"),
    dueAt: dueAt.optional(),
  })
  .meta({ id: "NewTask", description: "The data of a task to create." });
export type NewTask = z.infer<typeof NewTask>;

export const TaskChange = z
  .strictObject({
    title: title.optional(),
    description: description
      .nullable()
      .optional()
      .meta({ description: "The new description. `null` removes the description." }),
    status: TaskStatus.optional(),
    dueAt: dueAt
      .nullable()
      .optional()
      .meta({ description: "The new due date. `null` removes the due date." }),
  })
  .meta({
    id: "TaskChange",
    description: "A change of a task. Fields that are absent keep their values.",
  });
export type TaskChange = z.infer<typeof TaskChange>;

/** The filters of `listTasks`. A task must match all that are given. */
export const taskFilter = {
  status: TaskStatus.optional().meta({ description: "Only tasks with this status." }),
  dueAfter: Moment.optional().meta({
    description: "Only tasks that are due at this time or later.",
    example: "2026-11-21T00:00:00Z",
  }),
  dueBefore: Moment.optional().meta({
    description: "Only tasks that are due before this time.",
    example: "2026-11-28T00:00:00Z",
  }),
};
