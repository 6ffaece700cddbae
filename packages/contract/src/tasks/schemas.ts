import * as z from "zod";
import { Timestamp, Version } from "../shared/fields.ts";
import { TaskId } from "../shared/ids.ts";
import { pageSchema } from "../shared/pages.ts";
import { TaskStatus } from "./task-status.ts";

const title = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1, "Must not be empty")
  .max(200, "Must have at most 200 characters")
  .refine((text) => !/\p{Cc}/u.test(text), "Must not contain control characters")
  .meta({
    description: "What is to be done, in one line. Trimmed, Unicode NFC.",
    example: "Water the plants",
  });

const description = z
  .string()
  .max(5000, "Must have at most 5000 characters")
  .meta({ description: "Whatever else there is to say.", example: "The ficus twice." });

/** How `toISOString` writes a moment in the years 0 to 9999; outside of them it takes more room. */
const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A moment with any offset, kept in UTC to the millisecond: texts then sort as the moments do. */
const moment = z.iso
  .datetime({
    offset: true,
    abort: true,
    error: "Must be a date and time such as 2026-11-21T09:00:00Z",
  })
  .overwrite((text) => new Date(text).toISOString())
  .refine((text) => canonical.test(text), "Must lie in the years 0 to 9999");

const dueAt = moment.meta({
  description: "When it has to be done, with any offset; kept in UTC to the millisecond.",
  example: "2026-11-21T09:00:00.000Z",
});

export const Task = z
  .object({
    id: TaskId,
    title,
    description: description.optional(),
    status: TaskStatus,
    dueAt: Timestamp.optional(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    version: Version,
  })
  .meta({ id: "Task", description: "Something a person has to do." });
export type Task = z.infer<typeof Task>;

export const TaskPage = pageSchema("TaskPage", Task);
export type TaskPage = z.infer<typeof TaskPage>;

export const NewTask = z
  .strictObject({
    title,
    description: description.optional(),
    status: TaskStatus.default("todo"),
    dueAt: dueAt.optional(),
  })
  .meta({ id: "NewTask" });
export type NewTask = z.infer<typeof NewTask>;

export const TaskChange = z
  .strictObject({
    title: title.optional(),
    description: description.nullable().optional().meta({ description: "`null` removes it." }),
    status: TaskStatus.optional(),
    dueAt: dueAt.nullable().optional().meta({ description: "`null` removes it." }),
  })
  .meta({ id: "TaskChange", description: "What is left out stays as it is." });
export type TaskChange = z.infer<typeof TaskChange>;

/** What listTasks can be narrowed to; every one that is given has to hold. */
export const taskFilter = {
  status: TaskStatus.optional(),
  dueAfter: moment.optional().meta({
    description: "Only tasks that are due then or later.",
    example: "2026-11-21T00:00:00Z",
  }),
  dueBefore: moment
    .optional()
    .meta({ description: "Only tasks that are due earlier.", example: "2026-11-28T00:00:00Z" }),
};
