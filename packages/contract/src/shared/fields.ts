import * as z from "zod";

/** A time in ISO 8601 in UTC. */
export const Timestamp = z.iso.datetime().meta({ example: "2026-11-21T09:00:00.000Z" });

/**
 * A time with any offset (RFC 3339), in capitals: the standard also allows a lower-case `t` and `z`.
 * @param error the message for a text that is no time
 */
export const offsetDateTime = (error: string) =>
  z
    .string()
    .overwrite((text) => text.toUpperCase())
    .check(z.iso.datetime({ offset: true, abort: true, error }));

/** The version of a resource, as in `ETag` and `If-Match`. */
export const Version = z.int().min(1).meta({
  description: "The version of the resource. Each change increases it. `ETag` contains it.",
  example: 1,
});
