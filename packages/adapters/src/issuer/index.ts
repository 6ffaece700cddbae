export { createIssuerCredentials } from "./credentials.ts";
