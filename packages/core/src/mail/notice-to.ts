import type { Ids } from "../shared/ids.ts";
import type { Clock } from "../shared/ports.ts";
import type { StoredUser } from "../users/user.ts";
import type { StoredNotice } from "./stores.ts";

/** Seconds: longer than any outage of a provider that is worth waiting for, and not much longer. */
const lifetime = 3 * 24 * 3600;

/** What is to be told at a person's present address, which the change that it goes with takes away. */
export const noticeTo = (
  { userId, email, locale }: StoredUser,
  kind: StoredNotice["kind"],
  { ids, clock }: { ids: Ids; clock: Clock },
): StoredNotice => ({
  noticeId: ids("ntc"),
  kind,
  email,
  ...(locale && { locale }),
  // What tells of an erasure is not erased by it.
  ...(kind !== "account_deleted" && { userId }),
  expiresAt: Math.floor(clock() / 1000) + lifetime,
});
