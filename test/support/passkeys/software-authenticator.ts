import { createHash, randomBytes } from "node:crypto";
import type { AuthenticationCredential, RegistrationCredential } from "@latch/contract";
import { encodeCbor } from "./cbor.ts";
import { createPasskeyKeyPair, type PasskeyKeyPair } from "./key-pairs.ts";

/** What a browser adds, or what a test changes about one ceremony. */
type Ceremony = {
  /** The origin of the page. */
  origin?: string;
  /** The RP id that the authenticator signs; otherwise that of the options. */
  rpId?: string;
  challenge?: string;
  crossOrigin?: boolean;
  /** Whether the authenticator asks for a PIN or biometrics. */
  userVerified?: boolean;
  /** The counter; otherwise the next one. */
  counter?: number;
  userHandle?: string;
};

type CreationOptions = {
  challenge: string;
  rp: { id?: string };
  user: { id: string };
  pubKeyCredParams: { alg: number }[];
  excludeCredentials?: { id: string }[];
};
type RequestOptions = {
  challenge: string;
  rpId?: string;
  allowCredentials?: { id: string }[];
};

type Passkey = { id: string; rpId: string; userHandle: string; keys: PasskeyKeyPair };

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest();
const flagBits = { present: 1, verified: 4, attested: 64 };

/**
 * Creates an authenticator with its browser, in software. Its passkeys are discoverable.
 * @param origin the origin of the pages on which it is used
 */
export function createSoftwareAuthenticator(
  origin: string,
  {
    algorithm,
    counts = true,
  }: {
    /** The COSE algorithm; otherwise the first that the options offer. */
    algorithm?: number;
    /** Whether it counts signatures. Authenticators that synchronize passkeys do not. */
    counts?: boolean;
  } = {},
) {
  const passkeys: Passkey[] = [];
  let counter = 0;

  const clientData = (type: string, challenge: string, changed: Ceremony) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: changed.challenge ?? challenge,
        origin: changed.origin ?? origin,
        crossOrigin: changed.crossOrigin ?? false,
      }),
    );

  function authenticatorData(rpId: string, changed: Ceremony, attested?: Buffer): Buffer {
    const verified = (changed.userVerified ?? true) ? flagBits.verified : 0;
    const data = Buffer.alloc(37);
    sha256(changed.rpId ?? rpId).copy(data);
    data[32] = flagBits.present | verified | (attested ? flagBits.attested : 0);
    if (counts) counter++;
    data.writeUInt32BE(changed.counter ?? counter, 33);
    return attested ? Buffer.concat([data, attested]) : data;
  }

  return {
    passkeys,

    /** Registers a passkey, like `navigator.credentials.create()`. */
    create(options: CreationOptions, changed: Ceremony = {}): RegistrationCredential {
      const id = randomBytes(16);
      const rpId = options.rp.id ?? new URL(origin).hostname;
      const keys = createPasskeyKeyPair(algorithm ?? options.pubKeyCredParams[0]?.alg ?? -7);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, keys.cose]);
      const passkey = { id: id.toString("base64url"), rpId, userHandle: options.user.id, keys };
      passkeys.push(passkey);
      const attestation = new Map<string, string | Buffer | Map<string, string>>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", authenticatorData(rpId, changed, attested)],
      ]);
      return {
        id: passkey.id,
        rawId: passkey.id,
        type: "public-key",
        authenticatorAttachment: "platform",
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData("webauthn.create", options.challenge, changed).toString(
            "base64url",
          ),
          attestationObject: encodeCbor(attestation).toString("base64url"),
          transports: ["internal"],
        },
      };
    },

    /** Uses the newest fitting passkey, like `navigator.credentials.get()`. */
    get(options: RequestOptions, changed: Ceremony = {}): AuthenticationCredential {
      const allowed = options.allowCredentials?.map(({ id }) => id) ?? [];
      const passkey = passkeys.findLast(({ id }) => allowed.length === 0 || allowed.includes(id));
      if (!passkey) throw new Error("The authenticator has no passkey that is allowed");
      const data = authenticatorData(options.rpId ?? passkey.rpId, changed);
      const client = clientData("webauthn.get", options.challenge, changed);
      const signature = passkey.keys.sign(Buffer.concat([data, sha256(client)]));
      return {
        id: passkey.id,
        rawId: passkey.id,
        type: "public-key",
        authenticatorAttachment: "platform",
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString("base64url"),
          authenticatorData: data.toString("base64url"),
          signature: signature.toString("base64url"),
          userHandle: changed.userHandle ?? passkey.userHandle,
        },
      };
    },
  };
}
