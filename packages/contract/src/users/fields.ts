import * as z from "zod";

// Accepts letters of any script. JSON Schema has no `u` patterns, so the document has only the format.
const emailPattern =
  /^[^\s@"<>()[\]\\,;:\p{Cc}\p{Cf}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** An email address, trimmed, in lower case and Unicode NFC: one mailbox has one spelling. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  // After the conversion to lower case: a small letter can have a composed form that the capital lacks.
  .normalize("NFC")
  .max(254, "Must have at most 254 characters")
  .refine((email) => emailPattern.test(email), "Must be an email address")
  .meta({
    format: "email",
    description:
      "An email address of at most 254 characters. The API trims it and converts it to lower case and Unicode NFC.",
    example: "ada@example.com",
  });

export const Username = z
  .string()
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]{1,30})[A-Za-z0-9]$/,
    "Must be 3 to 32 letters, digits, dots, dashes or underscores, and start and end with a letter or digit",
  )
  .meta({
    description:
      "3 to 32 ASCII letters, digits, dots, dashes or underscores. The username is unique: upper and lower case count as the same. The API stores it as sent.",
    example: "ada",
  });

export const PersonName = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1, "Must not be empty")
  .max(100, "Must have at most 100 characters")
  .refine((name) => !/\p{Cc}/u.test(name), "Must not contain control characters")
  .meta({
    description:
      "The name of the user, 1 to 100 characters. The API trims it and converts it to Unicode NFC.",
    example: "Ada Lovelace",
  });

/** The languages of the mails. */
export const Locale = z.enum(["en", "de"]).meta({
  id: "Locale",
  description: "The language of the mails to the user: English or German.",
  example: "en",
});
export type Locale = z.infer<typeof Locale>;

/** A new password, unchanged. The password policy in core checks it. */
export const NewPassword = z
  .string()
  .min(1, "Must not be empty")
  .max(1024, "Must have at most 1024 characters")
  .meta({
    format: "password",
    description:
      "The new password, used exactly as sent. By default it needs at least 8 characters and can have at most 72 bytes in UTF-8. The API rejects common passwords, and the email address, username or name of the user.",
    example: "correct horse battery staple",
  });

/** A password to verify. The password policy does not apply, so older passwords stay valid. */
export const GivenPassword = z
  .string()
  .min(1, "Must not be empty")
  .max(1024, "Must have at most 1024 characters")
  .meta({
    format: "password",
    description: "The current password of the user.",
    example: "correct horse battery staple",
  });
