export { createApiKeyCodec } from "./api-key-codec.ts";
export { createChallengeTokens } from "./challenge-tokens.ts";
export { createDeviceTokens } from "./device-tokens.ts";
export { createKeyRing, type KeyRing, parseKeyRing, rotateKeyRing } from "./key-ring.ts";
export { createKnownDeviceHash } from "./known-device-hash.ts";
export { createOneTimeTokenSecrets } from "./one-time-token-secrets.ts";
export { createPasskeyChallengeTokens } from "./passkey-challenge-tokens.ts";
export {
  derivePurposeKeys,
  hasPurposes,
  type KeysFor,
  type Purpose,
  type PurposeKeys,
  parseKeysFor,
  parsePurposeKeys,
} from "./purpose-keys.ts";
export { createReauthenticationTokens } from "./reauthentication-tokens.ts";
export { createSeal } from "./seal.ts";
export { createSecurityLinks } from "./security-links.ts";
export { createSessionTokens } from "./session-tokens.ts";
export { createThrottleKeyHash } from "./throttle-key-hash.ts";
export { createWebhookSecretOpener, createWebhookSecrets } from "./webhook-secrets.ts";
