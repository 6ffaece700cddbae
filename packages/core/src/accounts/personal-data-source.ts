import type { PersonalData, UserId } from "@latch/contract";
import type { StepOutcome } from "../shared/work-limit.ts";

/** Reads a page of a user's data, the newest first. `before` is the id of the last item of the previous page. */
export type CollectPage = (
  userId: UserId,
  page: { limit: number; before?: string },
) => Promise<{ items: { id: string; value: object }[]; next?: string }>;

/** A domain that stores personal data besides the account itself, such as tasks. */
export type PersonalDataSource = {
  /** Returns the user's data of a bounded size. The first page of an export contains it. */
  collect?(userId: UserId): Promise<Partial<PersonalData>>;
  /** Reads the user's data that grows with use, by its field in the export. */
  collectPages?: { [Field in keyof PersonalData]?: CollectPage };
  /** Returns whether the user has created something here. */
  hasContent(userId: UserId): Promise<boolean>;
  /**
   * Erases some of the user's data. What is erased stays erased if the process is killed. Absent if a consumer
   * of the event `user.deleted` erases the data.
   */
  eraseSome?(userId: UserId): Promise<StepOutcome>;
};
