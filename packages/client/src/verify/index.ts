export { guardExpress } from "./guards/express.ts";
export { guardFastify } from "./guards/fastify.ts";
export {
  type AuthorizerContext,
  type AuthorizerEvent,
  type AuthorizerResult,
  guardGateway,
  principalOfEvent,
} from "./guards/gateway.ts";
export { guardHono } from "./guards/hono.ts";
export { principalOf } from "./guards/principals.ts";
export { guardRequest } from "./guards/request.ts";
export type { HeaderSource } from "./header.ts";
export type { Principal, Role } from "./principal.ts";
export { isRefusal, type Refusal, refusalResponse } from "./refusal.ts";
export { enforce, type Requirement } from "./requirement.ts";
export { createVerifier, type Verifier, type VerifierOptions } from "./verifier.ts";
