import type { ProfileChange } from "@latch/contract";
import type { StoredUser } from "./user.ts";

const fields = ["name", "username", "locale"] as const satisfies (keyof ProfileChange)[];

/** The account with what a change says; `null` takes a thing away, absence leaves it. */
export const applyProfileChange =
  (change: ProfileChange) =>
  (before: StoredUser): StoredUser => {
    const after = { ...before };
    for (const field of fields) {
      const value = change[field];
      if (value === null) delete after[field];
      else if (value !== undefined) Object.assign(after, { [field]: value });
    }
    return fields.every((field) => after[field] === before[field]) ? before : after;
  };
