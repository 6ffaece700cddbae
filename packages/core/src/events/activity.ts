import type { Activity, UserId } from "@latch/contract";

/** What happened to people; written by the consumer of changes only. */
export interface ActivityStore {
  /**
   * Writes one thing that happened, once however often it is told; without who and where if the
   * person has been erased meanwhile.
   */
  record(userId: UserId, activity: Activity): Promise<void>;
  /** Newest first. */
  list(
    userId: UserId,
    page: { limit: number; before?: string },
  ): Promise<{ items: Activity[]; next?: string }>;
  /** Takes away what names a person, from what is there and what is told of later. */
  anonymise(userId: UserId): Promise<void>;
}
