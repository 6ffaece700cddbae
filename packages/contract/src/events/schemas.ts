import * as z from "zod";
import { Timestamp } from "../shared/fields.ts";
import { EventId } from "../shared/ids.ts";
import { pageSchema } from "../shared/pages.ts";
import { EventType } from "./event-type.ts";

export const Activity = z
  .object({
    id: EventId,
    type: EventType,
    at: Timestamp.meta({ description: "The time of the event." }),
    subject: z.string().meta({
      description: "The id of the resource that the event is about.",
      example: "ses_01jd7p3t1kf4fvz0e8m2q5c9ax",
    }),
    actor: z.string().optional().meta({
      description:
        "The actor: the id of a user or of an API key, `cli` (a command of the operator), `stripe` or `anonymous`. Absent if the actor is unknown.",
      example: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax",
    }),
    address: z.string().optional().meta({
      description: "The IP address of the client. Absent if it is unknown.",
      example: "192.0.2.7",
    }),
    data: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({
        description: "The `data` of the event. Its fields depend on `type`.",
        example: { role: "agent", previousRole: "user" },
      }),
    requestId: z.string().optional().meta({
      description: "The id of the request that caused the event, as in `X-Request-Id`.",
      example: "9f1b5d0e-6a0f-4d55-a6c4-1a6c5a9f6d6b",
    }),
  })
  .meta({ id: "Activity", description: "An event in the activity log of an account." });
export type Activity = z.infer<typeof Activity>;

export const ActivityPage = pageSchema("ActivityPage", Activity, "activities");
