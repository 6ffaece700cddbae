import * as z from "zod";
import { Role } from "../roles.ts";
import { Timestamp } from "../shared/fields.ts";
import { DeviceId, SessionId, UserId } from "../shared/ids.ts";
import { User } from "../users/schemas.ts";

export const Session = z
  .object({
    id: SessionId,
    current: z.boolean().meta({
      description: "Whether the access token of this request belongs to the session.",
      example: true,
    }),
    address: z.string().meta({
      description: "The IP address of the client that last used the session.",
      example: "192.0.2.7",
    }),
    userAgent: z.string().optional().meta({
      description: "The `User-Agent` of the client, at most 256 characters.",
      example: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    }),
    createdAt: Timestamp.meta({ description: "The time when the session started." }),
    lastUsedAt: Timestamp.meta({
      description: "The time of the start, or of the last refresh or extension of the session.",
    }),
    expiresAt: Timestamp.meta({
      description: "The time when the session expires if the client does not use it.",
    }),
  })
  .meta({
    id: "Session",
    description: "A session of a user on one device. A sign-up and each login start one.",
  });
export type Session = z.infer<typeof Session>;

export const SessionList = z
  .object({
    items: z.array(Session).meta({ description: "The active sessions, the newest first." }),
  })
  .meta({ id: "SessionList", description: "The active sessions of a user." });

export const TrustedDevice = z
  .object({
    id: DeviceId,
    current: z.boolean().meta({
      description: "Whether the session of this request is on the device.",
      example: true,
    }),
    userAgent: z.string().optional().meta({
      description: "The `User-Agent` of the client when the device became trusted.",
      example: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    }),
    createdAt: Timestamp.meta({ description: "The time when the device became trusted." }),
    expiresAt: Timestamp.meta({ description: "The time when the trust expires." }),
  })
  .meta({
    id: "TrustedDevice",
    description: "A device on which the user logs in without the second factor.",
  });
export type TrustedDevice = z.infer<typeof TrustedDevice>;

export const TrustedDeviceList = z
  .object({
    items: z.array(TrustedDevice).meta({ description: "The trusted devices, the oldest first." }),
  })
  .meta({ id: "TrustedDeviceList", description: "The trusted devices of a user." });

export const VerifiedSession = z
  .object({
    userId: UserId,
    user: User,
    expiresAt: Timestamp.meta({
      description:
        "The absolute end of the session. Using the session does not extend it. A session that the client does not use expires earlier.",
    }),
  })
  .meta({ id: "VerifiedSession", description: "The user of a valid session." });
export type VerifiedSession = z.infer<typeof VerifiedSession>;

/** A sealed token in a request or a response. */
export const sealed = z.string().min(1).max(512).meta({
  format: "password",
  description: "A refresh token. It is opaque: clients store it and send it back unchanged.",
  example: "lrt_Qm7RkX2pVzJ0tWcY8sLhNf4uGd1bEaKo6iTvC9yP3xM",
});

/** The device token in the body of a request. It is absent if the client sends it as a cookie. */
export const deviceToken = sealed.optional().meta({
  description:
    "The `deviceToken` of an earlier response for this account. In cookie mode the browser sends it as a cookie. The API counts the attempts of a known device separately from those of other clients. The token proves nothing by itself.",
  example: "ldt_AQIDBAUGBwgJCgsMDQ4PEA",
});

/** A refresh token in the body. It is absent if the client sends the token as the session cookie. */
export const RefreshToken = z
  .strictObject({
    refreshToken: sealed.optional().meta({
      description: "The refresh token. Omit it to use the session cookie.",
    }),
  })
  .meta({ id: "RefreshToken", description: "The refresh token of a session." });

/** The refresh token in the body. It is absent if the client sends the token as the session cookie. */
export const SealedSession = z
  .strictObject({
    session: sealed.optional().meta({
      description:
        "The refresh token of the session, the same value as `refreshToken` in other operations. Omit it to use the session cookie.",
    }),
  })
  .meta({ id: "SealedSession", description: "The refresh token of a session to verify." });

export const AuthResult = z
  .object({
    status: z.literal("signed_in").meta({ description: "The user is signed in." }),
    user: User,
    accessToken: z.string().meta({
      description:
        "An access token for `Authorization: Bearer`: a JWT (RFC 9068), signed with ES256.",
      example: "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3IifQ.c2ln",
    }),
    tokenType: z
      .literal("Bearer")
      .meta({ description: "The type of the access token, always `Bearer`." }),
    expiresIn: z.int().positive().meta({
      description: "The lifetime of the access token in seconds, by default 900.",
      example: 900,
    }),
    refreshToken: sealed.optional().meta({
      description:
        "The refresh token, for `refreshSession`, `verifySession` and `logOut`. Absent in cookie mode.",
    }),
    deviceToken: sealed.optional().meta({
      description:
        "The token of this device. Absent in cookie mode. Keep it after the session ends and send it with `logIn` and `forgotPassword`. Then failed attempts of other clients cannot lock this device out.",
      example: "ldt_AQIDBAUGBwgJCgsMDQ4PEA",
    }),
    refreshExpiresAt: Timestamp.meta({
      description: "The time when the session expires if the client does not refresh it.",
    }),
  })
  .meta({ id: "AuthResult", description: "The signed-in user and the tokens of the session." });
export type AuthResult = z.infer<typeof AuthResult>;

export const VerifiedToken = z
  .object({
    userId: UserId,
    role: Role,
    scope: z.string().meta({
      description:
        "The scopes, separated by spaces (RFC 6749, section 3.3): `plan:<plan id>` with the plan of the user, and the scopes of an API key.",
      example: "plan:free",
    }),
    sessionId: SessionId.optional().meta({
      description: "The id of the session. Absent for an API key.",
    }),
    authenticatedAt: Timestamp.optional().meta({
      description:
        "The time of the authentication that the session is based on (the claim `auth_time`). A refresh does not change it. Absent for an API key.",
    }),
    amr: z
      .array(z.string())
      .optional()
      .meta({
        description:
          "The methods of that authentication (RFC 8176): `pwd`, `otp`, `pop`, `user`, `mfa`. Absent for an API key, and for an authentication by mail alone.",
        example: ["pwd"],
      }),
    acr: z.enum(["aal1", "aal2"]).optional().meta({
      description:
        "The assurance level of the authentication (NIST SP 800-63B-4): `aal2` after a login with two factors, for 24 hours. Absent for an API key, and for an authentication by mail alone.",
      example: "aal1",
    }),
    expiresAt: Timestamp.optional().meta({
      description:
        "The time when the credentials expire. Absent for an API key that does not expire.",
    }),
  })
  .meta({ id: "VerifiedToken", description: "The user and the permissions of valid credentials." });
export type VerifiedToken = z.infer<typeof VerifiedToken>;

/** The parameters that select how the API returns the refresh token: in the body or as a cookie. */
export const sessionMode = {
  query: z.strictObject({
    mode: z
      .enum(["body", "cookie"])
      .optional()
      .meta({
        description:
          "`cookie`: the API returns the refresh token only as an HttpOnly cookie, the session cookie. `body` (default): the API returns it in the body.",
        examples: ["cookie"],
      }),
  }),
  headers: z.object({
    "x-session-mode": z
      .enum(["body", "cookie"])
      .optional()
      .meta({
        description: "The same as the query parameter `mode`, which takes precedence.",
        examples: ["cookie"],
      }),
  }),
};

export const JsonWebKeySet = z
  .object({
    keys: z
      .array(
        z.object({
          kty: z.literal("EC").meta({ description: "The key type: elliptic curve." }),
          crv: z.literal("P-256").meta({ description: "The elliptic curve." }),
          x: z.string().meta({
            description: "The x coordinate in Base64url.",
            example: "WbbaSStufflt8XO0wmS3xJYUFmUtKkZQGmLkVaIXuL8",
          }),
          y: z.string().meta({
            description: "The y coordinate in Base64url.",
            example: "Ff2gqnEHV8oFSFwqY9-HRzHAAfeGHi7Q3wDpEqBqVxM",
          }),
          kid: z.string().meta({
            description:
              "The id of the key. The header of an access token contains the same `kid`.",
            example: "vgCA643_keGm",
          }),
          use: z.literal("sig").meta({ description: "The use of the key: signatures." }),
          alg: z.literal("ES256").meta({ description: "The signature algorithm." }),
        }),
      )
      .meta({ description: "The current, the next and the previous signing key." }),
  })
  .meta({ id: "JsonWebKeySet", description: "A set of public keys (RFC 7517)." });
export type JsonWebKeySet = z.infer<typeof JsonWebKeySet>;

const listOf = (description: string, ...example: string[]) =>
  z.array(z.string()).meta({ description, example });

export const OpenIdConfiguration = z
  .object({
    issuer: z.url().meta({
      description: "The issuer: the value of `iss` in access tokens.",
      example: "https://api.example.com",
    }),
    jwks_uri: z.url().meta({
      description: "The URL of the key set (`getJwks`).",
      example: "https://api.example.com/.well-known/jwks.json",
    }),
    response_types_supported: listOf(
      "Required by the specification. There is no authorization endpoint, so no response type is usable.",
      "none",
    ),
    subject_types_supported: listOf("`public`: `sub` is the id of the user.", "public"),
    id_token_signing_alg_values_supported: listOf(
      "The signature algorithms of access tokens.",
      "ES256",
    ),
    token_endpoint_auth_methods_supported: listOf("`none`: there is no token endpoint.", "none"),
    claims_supported: listOf(
      "The claims of access tokens.",
      ...["iss", "aud", "sub", "iat", "exp", "jti", "sid", "role", "scope"],
      ...["auth_time", "amr", "acr"],
    ),
    acr_values_supported: listOf(
      "The values of `acr`: the assurance levels of NIST SP 800-63B-4.",
      ...["aal1", "aal2"],
    ),
  })
  .meta({
    id: "OpenIdConfiguration",
    description: "Metadata of the issuer in the format of OpenID Connect Discovery 1.0.",
  });
export type OpenIdConfiguration = z.infer<typeof OpenIdConfiguration>;
