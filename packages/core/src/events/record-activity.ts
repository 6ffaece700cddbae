import type { ActivityStore } from "./activity.ts";
import { type DomainEvent, toActivity } from "./domain-event.ts";

/** Returns whether the activity log contains an event: the end of a session by its age is no action. */
export const isRecorded = (event: DomainEvent): boolean =>
  event.type !== "session.ended" || event.data.reason !== "expired";

/** Creates the consumer that records every event in the activity of its user. Idempotent. */
export const createActivityRecorder =
  (activity: ActivityStore) =>
  (event: DomainEvent): Promise<void> =>
    activity.record(event.data.userId, toActivity(event));
