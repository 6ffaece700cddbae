import type { ProfileChange } from "@latch/contract";
import type { StoredUser } from "./user.ts";

const fields = ["name", "username", "locale"] as const satisfies (keyof ProfileChange)[];

/**
 * Applies a profile change to an account: `null` removes a field, an absent one is left unchanged.
 * @returns the same object if the change has no effect
 */
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
