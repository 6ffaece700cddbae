export { createApiKeyTexts } from "./api-key-codec.ts";
export { createKeyRing, type KeyRing, parseKeyRing, rotateKeyRing } from "./key-ring.ts";
export { createDeviceMarks } from "./known-device-hash.ts";
export { createOneTimeTexts } from "./one-time-token-secrets.ts";
export { createSeal } from "./seal.ts";
export { createSessionTokens } from "./session-tokens.ts";
export { createWebhookSecrets } from "./webhook-secrets.ts";
