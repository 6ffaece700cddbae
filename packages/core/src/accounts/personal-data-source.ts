import type { PersonalData } from "@latch/contract";

/** A part of Latch that stores data about people besides the account itself, such as their tasks. */
export type PersonalDataHolder = {
  collect(userId: string): Promise<Partial<PersonalData>>;
  /** Idempotent. Left out where a consumer of the event `user.deleted` erases. */
  erase?(userId: string): Promise<void>;
};
