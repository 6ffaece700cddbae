import * as z from "zod";

/** A moment, ISO 8601 in UTC. */
export const Timestamp = z.iso.datetime().meta({ example: "2026-11-21T09:00:00.000Z" });

/** The version of a resource: what `ETag` and `If-Match` carry. */
export const Version = z
  .int()
  .min(1)
  .meta({ description: "Grows with each change; `ETag` and `If-Match` carry it.", example: 1 });
