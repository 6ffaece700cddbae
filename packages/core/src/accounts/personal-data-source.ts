import type { PersonalData, UserId } from "@latch/contract";

/** A domain that stores personal data besides the account itself, such as tasks. */
export type PersonalDataSource = {
  /** Returns the user's data for the export. */
  collect(userId: UserId): Promise<Partial<PersonalData>>;
  /** Returns whether the user has created something here. */
  hasContent(userId: UserId): Promise<boolean>;
  /** Erases the user's data. Idempotent. Absent if a consumer of the event `user.deleted` erases it. */
  erase?(userId: UserId): Promise<void>;
};
