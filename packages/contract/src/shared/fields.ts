import * as z from "zod";

/** A time of a response, in ISO 8601 in UTC. */
export const Timestamp = z.iso.datetime().meta({ example: "2026-11-21T09:00:00.000Z" });

/**
 * A time with any offset (RFC 3339), in capitals: the standard also allows a lower-case `t` and `z`.
 * @param error the message for a text that is no time
 */
export const offsetDateTime = (error: string) =>
  z
    .string()
    .toUpperCase()
    .check(z.iso.datetime({ offset: true, abort: true, error }));

/** The format of `toISOString` for the years 0 to 9999. It is longer for other years. */
const canonical = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * A time in a request, with any offset. It is converted to UTC in milliseconds: the strings then sort by time.
 */
export const Moment = offsetDateTime("Must be a date and time such as 2026-11-21T09:00:00Z")
  .overwrite((text) => new Date(text).toISOString())
  .refine((text) => canonical.test(text), "Must be in the years 0 to 9999");

/** Returns whether a text shows anything: `min(1)` accepts characters without a shape, such as U+200B and U+202E. */
const showsText = (text: string): boolean =>
  /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

/** A text that people read, such as a name or a title, trimmed. */
export const shownText = (maxLength: number, text = z.string().trim()) =>
  text
    .min(1, { error: "Must not be empty", abort: true })
    .max(maxLength, `Must have at most ${maxLength} characters`)
    .refine(showsText, "Must contain a visible character");

/** The version of a resource, as in `ETag` and `If-Match`. */
export const Version = z.int().min(1).meta({
  description: "The version of the resource. Each change increases it. `ETag` contains it.",
  example: 1,
});
