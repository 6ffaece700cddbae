import * as z from "zod";

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
