export type { components, paths } from "./api.gen.ts";
export {
  createLatchClient,
  type ForwardedClient,
  type LatchClient,
  type LatchClientOptions,
} from "./client.ts";
export {
  createPasskey,
  getPasskey,
  supportsPasskeyAutofill,
  supportsPasskeys,
} from "./passkeys.ts";
export {
  createLatchSession,
  type DeviceTokenStorage,
  type LatchSession,
  type SessionOptions,
  type TokenStorage,
  type Tokens,
} from "./session.ts";
export type { OnReauthentication, ProofInput, ReauthenticationRequest } from "./step-up.ts";
