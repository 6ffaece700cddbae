export { createIssuerVerifier } from "./credentials.ts";
