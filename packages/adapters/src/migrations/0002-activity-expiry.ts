/**
 * Gives each activity of an earlier release the time at which DynamoDB deletes it. Until then, the API returns no
 * activity that is older than the retention, whatever is stored.
 */
import { openTable } from "../dynamodb/client/table.ts";
import { activityExpiresAt, erasedMarker } from "../dynamodb/stores/activity.ts";
import type { Change } from "./migrate.ts";

type Key = { userId: string; eventId: string };

/** Sets the expiry of activities that have none. */
export const up: Change = ({ client, tables }, { eachPage, activityRetentionDays }) => {
  const table = openTable(client, tables.Activity);
  return eachPage("Activity", (items) =>
    Promise.all(
      (items as (Key & { expiresAt?: number })[])
        .filter(({ eventId, expiresAt }) => eventId !== erasedMarker && expiresAt === undefined)
        .map(({ userId, eventId }) =>
          table.update(
            { userId, eventId },
            {
              set: { expiresAt: activityExpiresAt(eventId, activityRetentionDays) },
              condition: "attribute_exists(eventId) AND attribute_not_exists(expiresAt)",
            },
          ),
        ),
    ),
  );
};

/** Removes the expiry of all activities. */
export const down: Change = ({ client, tables }, { eachPage }) => {
  const table = openTable(client, tables.Activity);
  return eachPage("Activity", (items) =>
    Promise.all(
      (items as Key[]).map(({ userId, eventId }) =>
        table.update(
          { userId, eventId },
          { remove: ["expiresAt"], condition: "attribute_exists(expiresAt)" },
        ),
      ),
    ),
  );
};
