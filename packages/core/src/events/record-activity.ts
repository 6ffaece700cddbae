import type { ActivityStore } from "../shared/ports.ts";
import { activityOf, type Envelope } from "./domain-event.ts";

/** Consumer of every event: writes it into the activity of whom it concerns, once. */
export const createActivityRecorder =
  (activity: ActivityStore) =>
  (event: Envelope): Promise<void> =>
    activity.record(event.data.userId, activityOf(event));
