import type { components } from "./api.gen.ts";
import { fromBase64Url } from "./base64url.ts";

type Schemas = components["schemas"];
type CreationOptions = Schemas["PasskeyCreationOptions"];
type RequestOptions = Schemas["PasskeyRequestOptions"];
type Registration = Schemas["RegistrationCredential"];
type Authentication = Schemas["AuthenticationCredential"];

/** The parts of the browser's API that are used, because the types of browsers are not loaded. */
type Bytes = ArrayBuffer | Uint8Array<ArrayBuffer>;
type Credential = {
  id: string;
  rawId: ArrayBuffer;
  authenticatorAttachment?: string | null;
  toJSON?: () => unknown;
  getClientExtensionResults(): Record<string, unknown>;
  response: {
    clientDataJSON: ArrayBuffer;
    attestationObject?: ArrayBuffer;
    authenticatorData?: ArrayBuffer;
    signature?: ArrayBuffer;
    userHandle?: ArrayBuffer | null;
    getTransports?: () => string[];
  };
};
type Browser = {
  navigator?: {
    credentials?: {
      create(options: object): Promise<Credential | null>;
      get(options: object): Promise<Credential | null>;
    };
  };
  PublicKeyCredential?: {
    parseCreationOptionsFromJSON?: (options: object) => object;
    parseRequestOptionsFromJSON?: (options: object) => object;
    isConditionalMediationAvailable?: () => Promise<boolean>;
  };
};
const browser = globalThis as unknown as Browser;

/** Returns whether the browser supports passkeys. */
export const supportsPasskeys = (): boolean =>
  browser.PublicKeyCredential !== undefined && browser.navigator?.credentials !== undefined;

/** Returns whether the browser can offer passkeys in the autofill of a login form. */
export const supportsPasskeyAutofill = async (): Promise<boolean> =>
  (await browser.PublicKeyCredential?.isConditionalMediationAvailable?.()) ?? false;

/**
 * Asks the user to create a passkey.
 * @param publicKey `publicKey` of `startPasskey`
 * @returns `credential` for `addPasskey`
 * @throws the `DOMException` of the browser, such as `NotAllowedError` if the user declines
 */
export async function createPasskey(publicKey: CreationOptions): Promise<Registration> {
  const parse = browser.PublicKeyCredential?.parseCreationOptionsFromJSON;
  const options = parse ? parse.call(browser.PublicKeyCredential, publicKey) : decoded(publicKey);
  const credential = await browser.navigator?.credentials?.create({ publicKey: options });
  if (!credential) throw new Error("The browser has created no passkey");
  return (credential.toJSON?.() ?? encoded(credential)) as Registration;
}

/**
 * Asks the user to use a passkey.
 * @param publicKey `publicKey` of `requestPasskey`
 * @param options `autofill` offers the passkeys in the autofill of an input with
 * `autocomplete="username webauthn"`; `signal` cancels
 * @returns `credential` for `logInWithPasskey`, or for a proof with the method `passkey`
 * @throws the `DOMException` of the browser, such as `NotAllowedError` if the user declines
 */
export async function getPasskey(
  publicKey: RequestOptions,
  { autofill = false, signal }: { autofill?: boolean; signal?: AbortSignal } = {},
): Promise<Authentication> {
  const parse = browser.PublicKeyCredential?.parseRequestOptionsFromJSON;
  const options = parse ? parse.call(browser.PublicKeyCredential, publicKey) : decoded(publicKey);
  const credential = await browser.navigator?.credentials?.get({
    publicKey: options,
    signal,
    ...(autofill && { mediation: "conditional" }),
  });
  if (!credential) throw new Error("The browser has used no passkey");
  return (credential.toJSON?.() ?? encoded(credential)) as Authentication;
}

const toBase64Url = (bytes: Bytes): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const toBytes = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(fromBase64Url(base64url), (character) => character.charCodeAt(0));

const withBytes = <Descriptor extends { id: string }>(descriptors: Descriptor[]) =>
  descriptors.map((descriptor) => ({ ...descriptor, id: toBytes(descriptor.id) }));

/** Decodes options as `parse…OptionsFromJSON` does, for browsers without it. */
function decoded(options: CreationOptions | RequestOptions): object {
  const challenge = toBytes(options.challenge);
  if ("allowCredentials" in options) {
    return { ...options, challenge, allowCredentials: withBytes(options.allowCredentials) };
  }
  return {
    ...options,
    challenge,
    user: { ...options.user, id: toBytes(options.user.id) },
    excludeCredentials: withBytes(options.excludeCredentials),
  };
}

/** Encodes a credential as its `toJSON` does, for browsers without it. */
function encoded(credential: Credential): Registration | Authentication {
  const { id, rawId, authenticatorAttachment, response } = credential;
  const { clientDataJSON, attestationObject, authenticatorData, signature, userHandle } = response;
  const common = {
    id,
    rawId: toBase64Url(rawId),
    type: "public-key" as const,
    authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
  const client = toBase64Url(clientDataJSON);
  if (attestationObject) {
    return {
      ...common,
      response: {
        clientDataJSON: client,
        attestationObject: toBase64Url(attestationObject),
        transports: response.getTransports?.(),
      },
    };
  }
  return {
    ...common,
    response: {
      clientDataJSON: client,
      authenticatorData: toBase64Url(authenticatorData ?? new Uint8Array()),
      signature: toBase64Url(signature ?? new Uint8Array()),
      ...(userHandle && { userHandle: toBase64Url(userHandle) }),
    },
  };
}
