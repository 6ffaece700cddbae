import * as z from "zod";

/** A time in ISO 8601 in UTC. */
export const Timestamp = z.iso.datetime().meta({ example: "2026-11-21T09:00:00.000Z" });

/** The version of a resource, as in `ETag` and `If-Match`. */
export const Version = z.int().min(1).meta({
  description: "The version of the resource. Each change increases it. `ETag` contains it.",
  example: 1,
});
