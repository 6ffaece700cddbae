import * as z from "zod";
import { Timestamp } from "../shared/fields.ts";
import { EventId } from "../shared/ids.ts";
import { pageSchema } from "../shared/pages.ts";
import { EventType } from "./event-type.ts";

export const Activity = z
  .object({
    id: EventId,
    type: EventType,
    at: Timestamp,
    subject: z.string().meta({
      description: "The id of what it happened to.",
      example: "ses_01jd7p3t1kf4fvz0e8m2q5c9ax",
    }),
    actor: z.string().optional().meta({
      description:
        "Who did it: a user, an API key, `cli`, `stripe` or `anonymous`. Absent where unknown.",
      example: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
    }),
    address: z.string().optional().meta({ description: "From where.", example: "192.0.2.7" }),
    data: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({
        description: "What the event of this id and type said.",
        example: { role: "agent", previousRole: "user" },
      }),
    requestId: z.string().optional().meta({ example: "9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b" }),
  })
  .meta({ id: "Activity", description: "One thing that happened to an account." });
export type Activity = z.infer<typeof Activity>;

export const ActivityPage = pageSchema("ActivityPage", Activity);
