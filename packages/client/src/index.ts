export type { components, paths } from "./api.gen.ts";
export { type Can, canOf } from "./can.ts";
export {
  createLatchClient,
  type ForwardedClient,
  type LatchClient,
  type LatchClientOptions,
  type OperationId,
  type Result,
} from "./client.ts";
export {
  createPasskey,
  getPasskey,
  supportsPasskeyAutofill,
  supportsPasskeys,
} from "./passkeys.ts";
export { isProblem, type Problem, type ProblemCode } from "./problem.ts";
export type { CallOptions, ClientOptions } from "./send.ts";
export { createLatchSession, type LatchSession, type SessionOptions } from "./session.ts";
export type { SessionState, User } from "./state.ts";
export type {
  ConfirmedOperation,
  OnReauthentication,
  ProofInput,
  Proofs,
  ReauthenticationRequest,
} from "./step-up.ts";
export {
  createTextStorage,
  type DeviceTokenStorage,
  type TextStorage,
  type TokenStorage,
  type Tokens,
} from "./tokens.ts";
