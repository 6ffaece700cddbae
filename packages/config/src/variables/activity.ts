import { type AreaReference, apiEntries } from "../reference.ts";
import { wholeNumber } from "../value-types.ts";

/** How long the activity log keeps its entries. */
export const activityVariables = {
  ACTIVITY_RETENTION_DAYS: wholeNumber(30, 3650).default(400),
};

export const activityReference = {
  title: "Activity log",
  variables: {
    ACTIVITY_RETENTION_DAYS: {
      summary: "The days for which the activity log keeps an entry, 30 to 3650.",
      details:
        "The API returns no older entries. DynamoDB deletes an entry after the time that was set when it was recorded. With a lower value, older entries are hidden at once; with a higher one, they are still deleted at their time.",
      neededBy: [apiEntries, "worker", "commands", "lambda-consumers"],
    },
  },
} satisfies AreaReference<typeof activityVariables>;
