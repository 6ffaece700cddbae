import type { PersonalData, UserId } from "@latch/contract";

/** A part of Latch that stores data about people besides the account itself, such as their tasks. */
export type PersonalDataSource = {
  collect(userId: UserId): Promise<Partial<PersonalData>>;
  /** Idempotent. Left out where a consumer of the event `user.deleted` erases. */
  erase?(userId: UserId): Promise<void>;
};
