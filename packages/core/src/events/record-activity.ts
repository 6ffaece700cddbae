import type { ActivityStore } from "./activity.ts";
import { type DomainEvent, toActivity } from "./domain-event.ts";

/** Creates the consumer that records every event in the activity of its user. Idempotent. */
export const createActivityRecorder =
  (activity: ActivityStore) =>
  (event: DomainEvent): Promise<void> =>
    activity.record(event.data.userId, toActivity(event));
