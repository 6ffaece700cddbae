export { createRecoveryCodeTexts } from "./recovery-code-texts.ts";
export { createTotpSecrets } from "./totp-secrets.ts";
