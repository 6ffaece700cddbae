import { callApi } from "./call.ts";

/** What `requestPasskey` needs for a purpose. */
export type PasskeyPurpose = { purpose: string; challenge?: string; token?: string };

/** Returns whether the browser converts the options and the result itself. Older browsers offer no passkey here. */
export const supportsPasskeys = (): boolean =>
  typeof globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON === "function" &&
  typeof PublicKeyCredential.prototype.toJSON === "function";

/**
 * Asks the person to use a passkey.
 * @returns undefined if the API refuses, or the person declines
 */
export async function usePasskey(purpose: PasskeyPurpose): Promise<object | undefined> {
  const { status, body } = await callApi("auth/passkey/options", purpose);
  if (status !== 200) return undefined;
  const options = body["publicKey"] as PublicKeyCredentialRequestOptionsJSON;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await navigator.credentials.get({ publicKey }).catch(() => null);
  return (credential as PublicKeyCredential | null)?.toJSON();
}
