import * as z from "zod";
import { Role } from "../roles.ts";
import { Timestamp } from "../shared/fields.ts";
import { SessionId, UserId } from "../shared/ids.ts";
import { User } from "../users/schemas.ts";

export const Session = z
  .object({
    id: SessionId,
    current: z.boolean().meta({ description: "Whether it is the one that asks.", example: true }),
    address: z.string().meta({ description: "Where it was last used from.", example: "192.0.2.7" }),
    userAgent: z.string().optional().meta({ example: "Mozilla/5.0" }),
    createdAt: Timestamp,
    lastUsedAt: Timestamp,
    expiresAt: Timestamp,
  })
  .meta({ id: "Session", description: "One device on which a person is logged in." });
export type Session = z.infer<typeof Session>;

export const SessionList = z
  .object({ items: z.array(Session) })
  .meta({ id: "SessionList", description: "Newest first." });

export const VerifiedSession = z
  .object({ userId: UserId, user: User, expiresAt: Timestamp })
  .meta({ id: "VerifiedSession", description: "Whom a sealed session token belongs to." });
export type VerifiedSession = z.infer<typeof VerifiedSession>;

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

export const JsonWebKeySet = z
  .object({
    keys: z.array(
      z.object({
        kty: z.literal("EC"),
        crv: z.literal("P-256"),
        x: z.string().meta({ example: "WbbaSStufflt8XO0wmS3xJYUFmUtKkZQGmLkVaIXuL8" }),
        y: z.string().meta({ example: "Ff2gqnEHV8oFSFwqY9-HRzHAAfeGHi7Q3wDpEqBqVxM" }),
        kid: z.string().meta({ example: "vgCA643_keGm" }),
        use: z.literal("sig"),
        alg: z.literal("ES256"),
      }),
    ),
  })
  .meta({ id: "JsonWebKeySet", description: "Public keys (RFC 7517)." });
export type JsonWebKeySet = z.infer<typeof JsonWebKeySet>;

const listOf = (...example: string[]) => z.array(z.string()).meta({ example });

export const OpenIdConfiguration = z
  .object({
    issuer: z.url().meta({ example: "https://api.example.com" }),
    jwks_uri: z.url().meta({ example: "https://api.example.com/.well-known/jwks.json" }),
    response_types_supported: listOf("none"),
    subject_types_supported: listOf("public"),
    id_token_signing_alg_values_supported: listOf("ES256"),
    token_endpoint_auth_methods_supported: listOf("none"),
    claims_supported: listOf("iss", "aud", "sub", "iat", "exp", "jti", "sid", "role", "scope"),
  })
  .meta({
    id: "OpenIdConfiguration",
    description: "Where to find the keys, for libraries that verify tokens by discovery.",
  });
export type OpenIdConfiguration = z.infer<typeof OpenIdConfiguration>;
