import type { Activity, UserId } from "@latch/contract";
import type { StepOutcome } from "../shared/work-limit.ts";

/** Stores the activity of users. Only the consumer of events writes it. */
export interface ActivityStore {
  /**
   * Records an activity. Idempotent by its id. Without actor and address if the user has been erased
   * meanwhile.
   */
  record(userId: UserId, activity: Activity): Promise<void>;
  /** Lists the activity of a user, newest first. */
  list(
    userId: UserId,
    page: { limit: number; before?: string },
  ): Promise<{ items: Activity[]; next?: string }>;
  /**
   * Removes the personal data of a user from some of the stored activity, and from all that is recorded later. It
   * continues where the previous call ended, also in another process.
   */
  anonymiseSome(userId: UserId): Promise<StepOutcome>;
}
