import * as z from "zod";

/** A value in base64url without padding, of at most `maxBytes` bytes. */
const base64url = (maxBytes: number, description: string, example: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, "Must be base64url without padding")
    .max(Math.ceil((maxBytes * 4) / 3), `Must have at most ${maxBytes} bytes`)
    .meta({ description: `${description}, in base64url.`, example });

const credentialId = base64url(
  1023,
  "The id of the credential",
  "-R85HbTJsv3g6nAYnLo_tj9Xm6YSKzOt",
);
const clientDataJSON = base64url(
  4096,
  "What the browser signed: the challenge and the origin",
  "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0",
);
const transports = z
  .array(z.string().max(32))
  .max(10)
  .meta({ description: "How the browser reaches the authenticator.", example: ["internal"] });

/** Fields of a credential that browsers send and the API does not read. */
const common = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key").meta({ example: "public-key" }),
  authenticatorAttachment: z
    .string()
    .max(32)
    .nullish()
    .meta({ description: "Whether the authenticator is part of the device.", example: "platform" }),
  clientExtensionResults: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: "The results of extensions. The API ignores them.", example: {} }),
};

/** `PublicKeyCredential.toJSON()` after `navigator.credentials.create()`. */
export const RegistrationCredential = z
  .object({
    ...common,
    response: z
      .object({
        clientDataJSON,
        attestationObject: base64url(
          16_384,
          "The new public key and its authenticator",
          "o2NmbXRkbm9uZWdhdHRTdG10oA",
        ),
        transports: transports.optional(),
      })
      .meta({ description: "The response of the authenticator." }),
  })
  .meta({
    id: "RegistrationCredential",
    description:
      "A new passkey as `PublicKeyCredential.toJSON()` returns it (`RegistrationResponseJSON` of WebAuthn Level 3). The API ignores other fields.",
  });
export type RegistrationCredential = z.infer<typeof RegistrationCredential>;

/** `PublicKeyCredential.toJSON()` after `navigator.credentials.get()`. */
export const AuthenticationCredential = z
  .object({
    ...common,
    response: z
      .object({
        clientDataJSON,
        authenticatorData: base64url(
          4096,
          "The flags and the counter of the authenticator",
          "v6vDdDKViwYzYNOtZGHJxHNa5_jt1GWSpeDwFFKy5LUZAAAAAA",
        ),
        signature: base64url(
          2048,
          "The signature",
          "MEYCIQD1Ck4uRAkknEqFO6NhKC8JhB3fTUVHoTqHeAIY3v_NOAIh",
        ),
        userHandle: base64url(
          64,
          "The id of the user",
          "dXNyXzAxamQ3cDN0MWtmNGZ2ejBlOG0ycTVjOWF4",
        ).nullish(),
      })
      .meta({ description: "The response of the authenticator." }),
  })
  .meta({
    id: "AuthenticationCredential",
    description:
      "The use of a passkey as `PublicKeyCredential.toJSON()` returns it (`AuthenticationResponseJSON` of WebAuthn Level 3). The API ignores other fields.",
  });
export type AuthenticationCredential = z.infer<typeof AuthenticationCredential>;
