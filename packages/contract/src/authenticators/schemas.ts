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
