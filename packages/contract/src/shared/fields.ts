import * as z from "zod";

/** A moment, ISO 8601 in UTC. */
export const Timestamp = z.iso.datetime().meta({ example: "2026-11-21T09:00:00.000Z" });

const typeId = (prefix: string, what: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `Must be the id of a ${what}`)
    .meta({
      description: `The id of a ${what} (a TypeID: sortable by time of creation).`,
      example: `${prefix}_01jd7p3t1kf4fvz0e8m2q5c9ax`,
    });

export const UserId = typeId("usr", "user");
export const SessionId = typeId("ses", "session");
export const ApiKeyId = typeId("key", "API key");
export const EventId = typeId("evt", "event");
export const TaskId = typeId("tsk", "task");
export const WebhookEndpointId = typeId("whe", "webhook endpoint");

export const TaskStatus = z
  .enum(["todo", "in_progress", "done"])
  .meta({ id: "TaskStatus", description: "How far a task is.", example: "todo" });
export type TaskStatus = z.infer<typeof TaskStatus>;

// Letters of any script; the document names the format, since a `u` pattern is no JSON Schema.
const emailPattern =
  /^[^\s@"<>()[\]\\,;:\p{Cc}\p{Cf}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** Trimmed, lower case, NFC: two spellings of one mailbox are one email. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  // After the case: a small letter may have a composed form where the capital has none.
  .normalize("NFC")
  .max(254, "Must have at most 254 characters")
  .refine((email) => emailPattern.test(email), "Must be an email address")
  .meta({
    format: "email",
    description: "Trimmed, Unicode NFC, lower case.",
    example: "ada@example.com",
  });

export const Username = z
  .string()
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]{1,30})[A-Za-z0-9]$/,
    "Must be 3 to 32 letters, digits, dots, dashes or underscores, with a letter or digit at both ends",
  )
  .meta({
    description: "Kept as written, unique whatever the case.",
    example: "ada",
  });

export const PersonName = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1, "Must not be empty")
  .max(100, "Must have at most 100 characters")
  .refine((name) => !/\p{Cc}/u.test(name), "Must not contain control characters")
  .meta({ description: "What to call the person.", example: "Ada Lovelace" });

/** Languages that mails are written in. */
export const Locale = z.enum(["en", "de"]).meta({
  id: "Locale",
  description: "The language of mails to the person.",
  example: "en",
});
export type Locale = z.infer<typeof Locale>;

/** A password as the person typed it. What it must be is the policy's business, in core. */
export const NewPassword = z
  .string()
  .min(1, "Must not be empty")
  .max(1024, "Must have at most 1024 characters")
  .meta({
    format: "password",
    description:
      "Taken exactly as sent. By default at least 8 characters and at most 72 bytes; not a common password, nor the person's own email or name.",
    example: "correct horse battery staple",
  });

/** A password to compare with the stored one: no policy, so that old ones still work. */
export const GivenPassword = z
  .string()
  .min(1, "Must not be empty")
  .max(1024, "Must have at most 1024 characters")
  .meta({ format: "password", example: "correct horse battery staple" });

/** The version a change is based on; without it the last change wins. */
export const IfMatch = {
  "if-match": z
    .string()
    .regex(/^(\*|"\d{1,9}")$/, "Must be a version in quotes, as `ETag` gives it, or *")
    .optional()
    .meta({ description: "The `ETag` the change is based on.", example: '"1"' }),
};

/** Makes a request that is sent again count once, for 24 hours. */
export const IdempotencyKey = {
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, "Must be 1 to 255 visible ASCII characters")
    .optional()
    .meta({
      description:
        "A text of your choice, new for each thing to be made. The same key with the same body answers the first answer again, for 24 hours.",
      example: "b7a1f2a0-5c3e-4f0e-9a53-3d1f4f0a6c11",
    }),
};

/** What every list takes. A cursor is the id that the page before ended with. */
export const pageQuery = (id: z.ZodString) => ({
  limit: z.coerce
    .number("Must be a number")
    .int("Must be a whole number")
    .min(1, "Must be at least 1")
    .max(100, "Must be at most 100")
    .default(20)
    .meta({ description: "How many items at the most.", example: 20 }),
  cursor: id.optional().meta({ description: "`nextCursor` of the page before." }),
});

/** A page of `items`; no `nextCursor` means that it was the last one. */
export const page = <S extends z.ZodType>(id: string, item: S) =>
  z
    .object({
      items: z.array(item),
      nextCursor: z.string().optional().meta({ description: "Absent on the last page." }),
    })
    .meta({ id });
