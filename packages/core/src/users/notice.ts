import type { Locale, TypeId, UserId } from "@latch/contract";
import { holdSeconds } from "./former-email.ts";

/** A mail that is due to an address which no other record contains any more. */
export type StoredNotice = {
  noticeId: string;
  kind: "email_changed" | "email_change_undone" | "account_deleted";
  email: string;
  locale?: Locale;
  /** The user whose erasure deletes the notice; absent if the notice reports that erasure. */
  userId?: UserId;
  /** Seconds since 1970. */
  expiresAt: number;
};

/** Notices that are not sent yet. The transaction that changes the account writes the notice, too. */
export interface NoticeStore {
  get(noticeId: string): Promise<StoredNotice | undefined>;
  remove(noticeId: string): Promise<void>;
}

/** Creates a notice for the current address of a user, which the accompanying change removes. */
export const createNotice = (
  { userId, email, locale }: { userId: UserId; email: string; locale?: Locale },
  kind: StoredNotice["kind"],
  { noticeId, nowMs }: { noticeId: TypeId<"ntc">; nowMs: number },
): StoredNotice => ({
  noticeId,
  kind,
  email,
  ...(locale && { locale }),
  // The erasure must not delete the notice that reports it.
  ...(kind !== "account_deleted" && { userId }),
  // Longer than an outage of a mail provider usually lasts. After that the change cannot be undone.
  expiresAt: Math.floor(nowMs / 1000) + holdSeconds,
});
