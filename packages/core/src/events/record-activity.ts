import type { ActivityStore } from "./activity.ts";
import { type DomainEvent, toActivity } from "./domain-event.ts";

/** Consumer of every event: writes it into the activity of whom it concerns, once. */
export const createActivityRecorder =
  (activity: ActivityStore) =>
  (event: DomainEvent): Promise<void> =>
    activity.record(event.data.userId, toActivity(event));
