import * as z from "zod";
import { Role } from "../roles.ts";
import { Timestamp, Version } from "../shared/fields.ts";
import { UserId } from "../shared/ids.ts";
import { Email, GivenLocale, Locale, PersonName, Username } from "./fields.ts";

export const UserStatus = z.enum(["active", "invited", "suspended"]).meta({
  id: "UserStatus",
  description:
    "The status of an account. `active`: the user can log in. `invited`: the user has not set a password yet. `suspended`: an administrator has blocked the account.",
  example: "active",
});
export type UserStatus = z.infer<typeof UserStatus>;

export const User = z
  .object({
    id: UserId,
    email: Email.optional().meta({
      format: "idn-email",
      description:
        "The email address, in lower case and Unicode NFC. An internationalised domain is in Unicode. Absent if the owner of the address has proven it, while this account never did. The application then asks the user for another email address (`changeEmail`).",
    }),
    emailVerified: z.boolean().meta({
      description: "Whether the email address is verified.",
      example: false,
    }),
    username: Username.optional(),
    name: PersonName.optional(),
    locale: Locale.optional(),
    role: Role,
    pendingRole: Role.optional().meta({
      description:
        "The role that the user gets by the next login, which requires a second factor and a mailed code. Absent in lists of users.",
    }),
    status: UserStatus,
    plan: z.string().meta({
      description: "The id of the current plan of the user. `free`: the user has no paid plan.",
      example: "free",
    }),
    createdAt: Timestamp.meta({ description: "The time when the account was created." }),
    updatedAt: Timestamp.meta({ description: "The time of the last change of the account." }),
    version: Version,
  })
  .meta({ id: "User", description: "A user account." });
export type User = z.infer<typeof User>;

/** A change of a profile, by the user or by an administrator. */
export const ProfileChange = z
  .strictObject({
    name: PersonName.nullable()
      .optional()
      .meta({ description: "The new name. `null` removes the name." }),
    username: Username.nullable().optional().meta({
      description: "The new username. `null` removes it, so another account can use it.",
    }),
    locale: GivenLocale.nullable().optional().meta({
      description: "The new language of mails. `null` selects the default of the installation.",
    }),
  })
  .meta({
    id: "ProfileChange",
    description: "A change of a profile. Fields that are absent keep their values.",
  });
export type ProfileChange = z.infer<typeof ProfileChange>;
