import type { Locale, UserId } from "@latch/contract";
import type { NewId } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";

/** A mail that is due to an address which no other record contains any more. */
export type StoredNotice = {
  noticeId: string;
  kind: "email_changed" | "account_deleted" | "account_separated";
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

/** Longer than an outage of a mail provider usually lasts; after that the mail is out of date. */
const noticeTtlSeconds = 3 * 24 * 3600;

/**
 * Creates a notice for the current address of a user, which the accompanying change removes; undefined
 * without an address.
 */
export const createNotice = (
  { userId, email, locale }: { userId: UserId; email?: string; locale?: Locale },
  kind: StoredNotice["kind"],
  { newId, clock }: { newId: NewId; clock: Clock },
): StoredNotice | undefined =>
  email === undefined
    ? undefined
    : {
        noticeId: newId("ntc"),
        kind,
        email,
        ...(locale && { locale }),
        // The erasure must not delete the notice that reports it.
        ...(kind !== "account_deleted" && { userId }),
        expiresAt: Math.floor(clock() / 1000) + noticeTtlSeconds,
      };
