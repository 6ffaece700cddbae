import type { ProfileChange } from "@latch/contract";
import type { StoredUser } from "./users.ts";

/** The account with what a change says; `null` takes a thing away, absence leaves it. */
export const profileChanged =
  (change: ProfileChange) =>
  (before: StoredUser): StoredUser => {
    const after = { ...before };
    for (const field of ["name", "username"] as const) {
      const value = change[field];
      if (value === null) delete after[field];
      else if (value !== undefined) after[field] = value;
    }
    const same = after.name === before.name && after.username === before.username;
    return same ? before : after;
  };
