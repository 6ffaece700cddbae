import * as z from "zod";
import { Role } from "../roles.ts";
import { Timestamp, Version } from "../shared/fields.ts";
import { UserId } from "../shared/ids.ts";
import { Email, Locale, PersonName, Username } from "./fields.ts";

export const UserStatus = z.enum(["active", "invited", "suspended"]).meta({
  id: "UserStatus",
  description: "`invited` people have not set a password yet; `suspended` ones can't log in.",
  example: "active",
});
export type UserStatus = z.infer<typeof UserStatus>;

export const User = z
  .object({
    id: UserId,
    email: Email,
    emailVerified: z.boolean().meta({ example: false }),
    username: Username.optional(),
    name: PersonName.optional(),
    locale: Locale.optional().meta({
      description: "The language of mails to the person. Absent: that of the installation.",
    }),
    role: Role,
    status: UserStatus,
    plan: z.string().meta({ description: "What the person pays for.", example: "free" }),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    version: Version,
  })
  .meta({ id: "User", description: "A person with an account." });
export type User = z.infer<typeof User>;

/** What a person may change about themselves, and a master about others. */
export const ProfileChange = z
  .strictObject({
    name: PersonName.nullable().optional().meta({ description: "`null` removes it." }),
    username: Username.nullable().optional().meta({ description: "`null` gives it up." }),
    locale: Locale.nullable().optional().meta({ description: "`null`: as the installation." }),
  })
  .meta({ id: "ProfileChange", description: "What is left out stays as it is." });
export type ProfileChange = z.infer<typeof ProfileChange>;
