import type { Locale, UserId } from "@latch/contract";
import type { Ids } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";

/** What there is to tell somebody at an address that nothing else holds any more. */
export type StoredNotice = {
  noticeId: string;
  kind: "email_changed" | "account_deleted";
  email: string;
  locale?: Locale;
  /** Whose erasure takes it along; absent when it tells of that erasure. */
  userId?: UserId;
  /** Seconds. */
  expiresAt: number;
};

/** Notices that wait to be mailed. They are written in one transaction with what they tell of. */
export interface NoticeStore {
  get(noticeId: string): Promise<StoredNotice | undefined>;
  remove(noticeId: string): Promise<void>;
}

/** Seconds: longer than any outage of a provider that is worth waiting for, and not much longer. */
const noticeSeconds = 3 * 24 * 3600;

/** What is to be told at a person's present address, which the change that it goes with takes away. */
export const createNotice = (
  { userId, email, locale }: { userId: UserId; email: string; locale?: Locale },
  kind: StoredNotice["kind"],
  { ids, clock }: { ids: Ids; clock: Clock },
): StoredNotice => ({
  noticeId: ids("ntc"),
  kind,
  email,
  ...(locale && { locale }),
  // What tells of an erasure is not erased by it.
  ...(kind !== "account_deleted" && { userId }),
  expiresAt: Math.floor(clock() / 1000) + noticeSeconds,
});
