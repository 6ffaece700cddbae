import * as z from "zod";
import {
  Email,
  GivenPassword,
  Locale,
  NewPassword,
  PersonName,
  Username,
} from "../users/fields.ts";

export const SignUp = z
  .strictObject({
    email: Email,
    password: NewPassword,
    username: Username.optional(),
    name: PersonName.optional(),
    locale: Locale.optional().meta({
      description:
        "The language of mails to the person. By default what `Accept-Language` prefers.",
    }),
  })
  .meta({ id: "SignUp" });
export type SignUp = z.infer<typeof SignUp>;

export const LogIn = z
  .strictObject({
    identifier: z
      .string()
      .trim()
      .min(1, "Must not be empty")
      .max(254, "Must have at most 254 characters")
      .meta({ description: "An email or a username.", example: "ada@example.com" }),
    password: GivenPassword,
  })
  .meta({ id: "LogIn" });
export type LogIn = z.infer<typeof LogIn>;

const oneTimeToken = z.string().min(1).max(256).meta({
  format: "password",
  description: "From the link in the mail; good for one use.",
  example: "ott_AQIDBAUGBwgJCgsMDQ4PEA",
});

export const OneTimeToken = z.strictObject({ token: oneTimeToken }).meta({ id: "OneTimeToken" });

export const PasswordReset = z
  .strictObject({ token: oneTimeToken, password: NewPassword })
  .meta({ id: "PasswordReset" });

export const ForgottenPassword = z.strictObject({ email: Email }).meta({ id: "ForgottenPassword" });
