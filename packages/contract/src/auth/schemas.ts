import * as z from "zod";
import { Role } from "../roles.ts";
import {
  Email,
  GivenPassword,
  Locale,
  NewPassword,
  PersonName,
  SessionId,
  Timestamp,
  UserId,
  Username,
} from "../shared/fields.ts";
import { User } from "../users/schemas.ts";

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

const sealed = z.string().min(1).max(512).meta({
  format: "password",
  description: "Opaque: keep it, send it back, read nothing into it.",
  example: "lrt_AQIDBAUGBwgJCgsMDQ4PEA",
});

/** The refresh token in the body, or no body field at all when the cookie carries it. */
export const RefreshToken = z
  .strictObject({
    refreshToken: sealed.optional().meta({ description: "Left out when the cookie carries it." }),
  })
  .meta({ id: "RefreshToken" });

/** The sealed token in the body, or no body field at all when the cookie carries it. */
export const SealedSession = z
  .strictObject({
    session: sealed.optional().meta({ description: "Left out when the cookie carries it." }),
  })
  .meta({ id: "SealedSession" });

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

export const AuthResult = z
  .object({
    user: User,
    accessToken: z.string().meta({
      description: "A JWT (ES256, RFC 9068) for `Authorization: Bearer`, valid for `expiresIn`.",
      example: "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2ln",
    }),
    tokenType: z.literal("Bearer"),
    expiresIn: z
      .int()
      .positive()
      .meta({ description: "Seconds the access token is good for.", example: 900 }),
    refreshToken: sealed.optional().meta({ description: "Absent in cookie mode." }),
    refreshExpiresAt: Timestamp.meta({ description: "When the session ends unless refreshed." }),
  })
  .meta({ id: "AuthResult", description: "A signed-in person with fresh tokens." });
export type AuthResult = z.infer<typeof AuthResult>;

export const VerifiedToken = z
  .object({
    userId: UserId,
    role: Role,
    scope: z.string().meta({ description: "Space-separated, as in RFC 6749.", example: "" }),
    sessionId: SessionId.optional().meta({ description: "Absent for an API key." }),
    expiresAt: Timestamp.optional().meta({ description: "Absent for a key that does not expire." }),
  })
  .meta({ id: "VerifiedToken", description: "What the presented credentials say." });
export type VerifiedToken = z.infer<typeof VerifiedToken>;

/** How the refresh token travels: in the body or as a cookie that scripts can't read. */
export const sessionMode = {
  query: z.strictObject({
    mode: z.enum(["body", "cookie"]).optional().meta({
      description: "`cookie` sets the refresh token as an HttpOnly cookie only.",
    }),
  }),
  headers: z.object({
    "x-session-mode": z.enum(["body", "cookie"]).optional().meta({
      description: "The same as `mode`, as a header.",
    }),
  }),
};
