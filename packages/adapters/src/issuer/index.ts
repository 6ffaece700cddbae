export { createIssuerVerifier } from "./issuer-verifier.ts";
