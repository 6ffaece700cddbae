import * as z from "zod";
import { shownText, Timestamp } from "../shared/fields.ts";
import { RegistrationCredential } from "./passkey-credentials.ts";

const challenge = z.string().meta({
  description: "The challenge in base64url. It is valid once, for 5 minutes.",
  example: "lpc_AQIDBAUGBwgJCgsMDQ4PEA",
});
const timeout = z.int().meta({
  description: "How long the browser waits for the user, in milliseconds.",
  example: 300_000,
});
const rpId = z.string().meta({
  description: "The domain that passkeys belong to (`PASSKEY_RP_ID`).",
  example: "example.com",
});
const userVerification = z.enum(["required", "preferred"]).meta({
  description: "Whether the authenticator must verify the user by a PIN or biometrics.",
  example: "required",
});
const type = z.literal("public-key").meta({ example: "public-key" });

const Descriptor = z
  .object({
    id: z
      .string()
      .meta({ description: "The id of a credential.", example: "-R85HbTJsv3g6nAYnLo_tg" }),
    type,
    transports: z
      .array(z.string())
      .optional()
      .meta({ description: "How the browser reaches the authenticator.", example: ["internal"] }),
  })
  .meta({ id: "PasskeyDescriptor", description: "A passkey that the account has." });

/** The `publicKey` of `navigator.credentials.create()`, as JSON. */
const PasskeyCreationOptions = z
  .object({
    rp: z
      .object({
        id: rpId,
        name: z.string().meta({ description: "The same domain.", example: "example.com" }),
      })
      .meta({ description: "The app that passkeys belong to." }),
    user: z
      .object({
        id: z.string().meta({
          description: "The id of the user, in base64url.",
          example: "dXNyXzAxamQ3cDN0MWtmNGZ2ejBlOG0ycTVjOWF4",
        }),
        name: z.string().meta({
          description: "The email address of the user, by which browsers list passkeys.",
          example: "ada@example.com",
        }),
        displayName: z
          .string()
          .meta({ description: "The name of the user.", example: "Ada Lovelace" }),
      })
      .meta({ description: "The account, as browsers show it." }),
    challenge,
    pubKeyCredParams: z
      .array(
        z.object({
          type,
          alg: z.int().meta({ description: "A COSE algorithm.", example: -7 }),
        }),
      )
      .meta({ description: "The algorithms that the API accepts, the preferred one first." }),
    timeout,
    excludeCredentials: z.array(Descriptor).meta({
      description: "The passkeys of the account. Their authenticators create no other one.",
    }),
    authenticatorSelection: z
      .object({
        residentKey: z.literal("required").meta({
          description: "The passkey must be discoverable, so that the user need not type a name.",
          example: "required",
        }),
        requireResidentKey: z
          .literal(true)
          .meta({ description: "As `residentKey`, for older browsers.", example: true }),
        userVerification,
      })
      .meta({ description: "The authenticators that the API accepts." }),
    attestation: z
      .literal("none")
      .meta({ description: "The API does not ask for the model.", example: "none" }),
  })
  .meta({
    id: "PasskeyCreationOptions",
    description: "The options for `PublicKeyCredential.parseCreationOptionsFromJSON()`.",
  });

/** The `publicKey` of `navigator.credentials.get()`, as JSON. */
const PasskeyRequestOptions = z
  .object({
    challenge,
    timeout,
    rpId,
    allowCredentials: z.array(Descriptor).meta({
      description: "Always empty: the browser shows the passkeys that it knows for the domain.",
      example: [],
    }),
    userVerification,
  })
  .meta({
    id: "PasskeyRequestOptions",
    description: "The options for `PublicKeyCredential.parseRequestOptionsFromJSON()`.",
  });

const expiresAt = Timestamp.meta({ description: "The time when the challenge expires." });

export const PasskeyRegistration = z
  .object({ publicKey: PasskeyCreationOptions, expiresAt })
  .meta({ id: "PasskeyRegistration", description: "The options to create a passkey." });
export type PasskeyRegistration = z.infer<typeof PasskeyRegistration>;

export const PasskeyRequest = z
  .object({ publicKey: PasskeyRequestOptions, expiresAt })
  .meta({ id: "PasskeyRequest", description: "The options to use a passkey." });
export type PasskeyRequest = z.infer<typeof PasskeyRequest>;

const name = shownText(64).meta({
  description: "The name by which the user recognises the passkey.",
  example: "Laptop",
});

export const NewPasskey = z
  .strictObject({
    credential: RegistrationCredential,
    name: name.optional().meta({
      description: 'The name by which the user recognises the passkey. Default: "Passkey".',
      example: "Laptop",
    }),
  })
  .meta({ id: "NewPasskey", description: "A passkey that the browser has created." });
export type NewPasskey = z.infer<typeof NewPasskey>;

export const PasskeyChange = z
  .strictObject({ name })
  .meta({ id: "PasskeyChange", description: "The new name of a passkey." });
export type PasskeyChange = z.infer<typeof PasskeyChange>;
