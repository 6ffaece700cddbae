export { createAccessTokens, publicKeys } from "./access-tokens.ts";
export { createApiKeyTexts } from "./api-key-texts.ts";
export { createDeviceMarks } from "./device-marks.ts";
export { createKeyRing, type KeyRing, parseKeyRing, rotateKeyRing } from "./key-ring.ts";
export { createOneTimeTexts } from "./one-time-texts.ts";
export { createSeal } from "./seal.ts";
export { createSessionTokens } from "./session-tokens.ts";
export { createWebhookSecrets } from "./webhook-secrets.ts";
