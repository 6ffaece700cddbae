import * as z from "zod";
import { ApiKey } from "../api-keys/schemas.ts";
import { Activity } from "../events/schemas.ts";
import { Role } from "../roles.ts";
import {
  Email,
  GivenPassword,
  Locale,
  NewPassword,
  PersonName,
  page,
  Timestamp,
  UserId,
  Username,
} from "../shared/fields.ts";
import { Task } from "../tasks/schemas.ts";

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
    version: z
      .int()
      .min(1)
      .meta({ description: "Grows with each change; `ETag` and `If-Match` carry it.", example: 1 }),
  })
  .meta({ id: "User", description: "A person with an account." });
export type User = z.infer<typeof User>;

export const UserPage = page("UserPage", User);
export type UserPage = z.infer<typeof UserPage>;

/** What a person may change about themselves, and a master about others. */
export const ProfileChange = z
  .strictObject({
    name: PersonName.nullable().optional().meta({ description: "`null` removes it." }),
    username: Username.nullable().optional().meta({ description: "`null` gives it up." }),
    locale: Locale.nullable().optional().meta({ description: "`null`: as the installation." }),
  })
  .meta({ id: "ProfileChange", description: "What is left out stays as it is." });
export type ProfileChange = z.infer<typeof ProfileChange>;

export const PasswordChange = z
  .strictObject({
    currentPassword: GivenPassword,
    newPassword: NewPassword,
    endOtherSessions: z
      .boolean()
      .default(true)
      .meta({ description: "Whether all other devices have to log in again.", example: true }),
  })
  .meta({ id: "PasswordChange" });
export type PasswordChange = z.infer<typeof PasswordChange>;

export const EmailChange = z
  .strictObject({ email: Email, password: GivenPassword })
  .meta({ id: "EmailChange" });
export type EmailChange = z.infer<typeof EmailChange>;

export const Confirmation = z
  .strictObject({ password: GivenPassword })
  .meta({ id: "Confirmation", description: "Proof that it is the person who asks." });

export const NewUser = z
  .strictObject({
    email: Email,
    role: Role.default("user"),
    username: Username.optional(),
    name: PersonName.optional(),
    locale: Locale.optional(),
  })
  .meta({ id: "NewUser" });
export type NewUser = z.infer<typeof NewUser>;

export const Suspension = z
  .strictObject({
    reason: z
      .string()
      .trim()
      .min(1, "Must not be empty")
      .max(500, "Must have at most 500 characters")
      .meta({ description: "For the record; the person is not shown it.", example: "Chargeback" }),
  })
  .meta({ id: "Suspension" });

/** Everything that is stored about a person. */
export const PersonalData = z
  .object({
    exportedAt: Timestamp,
    user: User.extend({ suspensionReason: z.string().optional() }),
    sessions: z.array(z.record(z.string(), z.unknown())),
    apiKeys: z.array(ApiKey),
    activity: z.array(Activity),
    tasks: z
      .array(Task)
      .optional()
      .meta({ description: "Absent where an installation serves no tasks." }),
    billing: z
      .object({
        customerId: z.string().meta({ example: "cus_QXg1o8vcGmoR32" }),
        subscription: z.record(z.string(), z.unknown()).optional(),
      })
      .optional()
      .meta({ description: "What is known to the payment provider, and of it." }),
  })
  .meta({ id: "PersonalData", description: "All that is stored about the person; no secrets." });
export type PersonalData = z.infer<typeof PersonalData>;
