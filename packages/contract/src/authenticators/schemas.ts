import * as z from "zod";
import { Timestamp } from "../shared/fields.ts";
import { AuthenticatorId } from "../shared/ids.ts";

export const AuthenticatorType = z.enum(["passkey", "totp", "recovery_codes"]).meta({
  id: "AuthenticatorType",
  description:
    "The type of an authenticator: a passkey (WebAuthn), an app that generates time-based codes (TOTP, RFC 6238), or a set of recovery codes.",
  example: "passkey",
});
export type AuthenticatorType = z.infer<typeof AuthenticatorType>;

export const Authenticator = z
  .object({
    id: AuthenticatorId,
    type: AuthenticatorType,
    name: z.string().optional().meta({
      description: "The name that the user gave to the passkey. Absent for other types.",
      example: "Ada's laptop",
    }),
    backedUp: z.boolean().optional().meta({
      description:
        "Whether the passkey is synchronised between the devices of the user. Absent for other types.",
      example: true,
    }),
    remaining: z.int().optional().meta({
      description: "The number of unused recovery codes. Absent for other types.",
      example: 9,
    }),
    createdAt: Timestamp.meta({ description: "The time when the authenticator was added." }),
    lastUsedAt: Timestamp.optional().meta({
      description: "The time of the last use. Absent if the authenticator was never used.",
    }),
  })
  .meta({ id: "Authenticator", description: "An authenticator of a user, without its secrets." });
export type Authenticator = z.infer<typeof Authenticator>;

export const AuthenticatorList = z
  .object({
    items: z.array(Authenticator).meta({ description: "The authenticators, the oldest first." }),
    hasPassword: z.boolean().meta({
      description: "Whether the account has a password.",
      example: true,
    }),
  })
  .meta({
    id: "AuthenticatorList",
    description: "The ways in which a user can prove who they are.",
  });
export type AuthenticatorList = z.infer<typeof AuthenticatorList>;

export const TotpCode = z
  .string()
  .regex(/^\d{6}$/, "Must be six digits")
  .meta({ description: "The current code of the app: six digits.", example: "287082" });

export const TotpEnrolment = z
  .object({
    secret: z.string().meta({
      description: "The secret in base32 (RFC 4648), to type into an app.",
      example: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
    }),
    uri: z.string().meta({
      description: "The secret as an `otpauth:` URI, which apps on the same device open.",
      example:
        "otpauth://totp/auth.example.com:ada%40example.com?issuer=auth.example.com&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30",
    }),
    qrCode: z.string().meta({
      description: "The QR code of the URI, as an SVG document.",
      example: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 41 41"></svg>',
    }),
    expiresAt: Timestamp.meta({
      description: "The time until which the API accepts the first code of the secret.",
    }),
  })
  .meta({
    id: "TotpEnrolment",
    description: "A new TOTP secret. The API returns it only in this response.",
  });
export type TotpEnrolment = z.infer<typeof TotpEnrolment>;

export const TotpConfirmation = z
  .strictObject({ code: TotpCode })
  .meta({ id: "TotpConfirmation", description: "The first code of a new TOTP secret." });

/** A recovery code as a user types it: the separators and the case do not matter. */
export const GivenRecoveryCode = z
  .string()
  .min(1, "Must not be empty")
  .max(64, "Must have at most 64 characters")
  .meta({
    format: "password",
    description: "A recovery code. Separators, and upper and lower case, do not matter.",
    example: "MFRGGZ-DFMZTW-Q2LKNN-WG23TP",
  });

export const RecoveryCodes = z
  .object({
    codes: z
      .array(z.string().meta({ example: "MFRGGZ-DFMZTW-Q2LKNN-WG23TP" }))
      .meta({ description: "The ten codes. Each is valid once." }),
    createdAt: Timestamp.meta({ description: "The time when the codes were created." }),
  })
  .meta({
    id: "RecoveryCodes",
    description: "A new set of recovery codes. The API returns them only in this response.",
  });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
