import * as z from "zod";
import { shownText } from "../shared/fields.ts";
import { hasSeparatingDots, isEmail, normalizeEmail } from "./email-address.ts";

const maxEmailLength = "Must have at most 254 characters";

/**
 * An email address in its one spelling: trimmed, in lower case and Unicode NFC, with the A-labels of its
 * domain (UTS 46).
 */
export const Email = z
  .string()
  .overwrite(normalizeEmail)
  .max(254, maxEmailLength)
  .refine((email) => isEmail(email) && hasSeparatingDots(email), "Must be an email address")
  .meta({
    format: "email",
    description:
      "An email address of at most 254 characters. The API trims it and converts it to lower case and Unicode NFC. All spellings of an internationalised domain are one domain (UTS 46); answers show it in Unicode.",
    example: "ada@example.com",
  });

/**
 * The address of an account that may exist already, as typed: older accounts may have a spelling that a
 * new account can't have.
 */
export const GivenEmail = z
  .string()
  .trim()
  .max(254, maxEmailLength)
  .refine((email) => isEmail(normalizeEmail(email)), "Must be an email address")
  .meta({
    format: "email",
    description: "An email address of at most 254 characters, in any spelling.",
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

export const PersonName = shownText(100, z.string().trim().normalize("NFC"))
  .refine((name) => !/\p{Cc}/u.test(name), "Must not contain control characters")
  .meta({
    description:
      "The name of the user, 1 to 100 characters. The API trims it and converts it to Unicode NFC.",
    example: "Ada Lovelace",
  });

/** The languages of the mails. */
export const Locale = z.enum(["en", "de"]).meta({
  id: "Locale",
  description:
    "The language of the mails to the user: English or German. If absent, the API uses the default language of the installation.",
  example: "en",
});
export type Locale = z.infer<typeof Locale>;

/**
 * A language in a request: a language tag (BCP 47), or a locale of POSIX such as `de_DE.UTF-8`, as operating systems and
 * other databases have it.
 */
export const GivenLocale = z
  .string()
  .regex(
    /^(?:[Ee][Nn]|[Dd][Ee])(?:[-_][A-Za-z0-9]{1,8})*(?:\.[A-Za-z0-9-]{1,16})?$/,
    "Must be en or de, also with a region such as de-DE",
  )
  .transform((tag) => Locale.parse(tag.slice(0, 2).toLowerCase()))
  .meta({
    description:
      "The language of the mails to the user: English or German. A region, as in `de-DE` or `de_DE`, has no effect.",
    example: "en",
  });

/** A new password. The password policy in core checks it; its hash is made of its NFC. */
export const NewPassword = z
  .string()
  .min(1, "Must not be empty")
  .max(1024, "Must have at most 1024 characters")
  .meta({
    format: "password",
    description:
      "The new password: characters of any script, used in Unicode NFC and otherwise exactly as sent. By default it needs at least 8 characters. The API rejects common passwords, and the email address, username or name of the user.",
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
