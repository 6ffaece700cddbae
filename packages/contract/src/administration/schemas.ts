import * as z from "zod";
import { Role } from "../roles.ts";
import { shownText } from "../shared/fields.ts";
import { pageSchema } from "../shared/pages.ts";
import { Email, GivenLocale, PersonName, Username } from "../users/fields.ts";
import { User } from "../users/schemas.ts";

export const UserPage = pageSchema("UserPage", User, "users");
export type UserPage = z.infer<typeof UserPage>;

export const NewUser = z
  .strictObject({
    email: Email,
    role: Role.default("user"),
    username: Username.optional(),
    name: PersonName.optional(),
    locale: GivenLocale.optional(),
  })
  .meta({ id: "NewUser", description: "The data of an account to create by invitation." });
export type NewUser = z.infer<typeof NewUser>;

export const Suspension = z
  .strictObject({
    reason: shownText(500).meta({
      description:
        "The reason, 1 to 500 characters. The mail to the user does not contain it; the data export does.",
      example: "Chargeback",
    }),
  })
  .meta({ id: "Suspension", description: "The reason for a suspension." });

export const AuthenticatorReset = z
  .strictObject({
    reason: Suspension.shape.reason.meta({
      description:
        "The reason, 1 to 500 characters. The mail to the user does not contain it; the data export does.",
      example: "Lost phone, identity verified by video call",
    }),
  })
  .meta({ id: "AuthenticatorReset", description: "The reason for the removal of authenticators." });

export const UserEmail = z
  .strictObject({ email: Email })
  .meta({ id: "UserEmail", description: "The email address for a user who has none." });

export const RoleChange = z
  .strictObject({ role: Role })
  .meta({ id: "RoleChange", description: "The new role of a user." });
