import { isRefusal } from "../refusal.ts";
import { checkRequirement, type Requirement } from "../requirement.ts";
import type { Verifier } from "../verifier.ts";
import { setPrincipal } from "./principals.ts";

type FastifyRequest = { headers: Record<string, string | string[] | undefined> };
type FastifyReply = {
  code(status: number): unknown;
  headers(values: Record<string, string>): unknown;
  send(body: string): unknown;
};

/**
 * Creates a hook for Fastify, for `onRequest` of a route or of a scope. It runs before the body is read. The handlers
 * behind it call `principalOf`.
 * @throws when the requirement cannot be satisfied
 */
export function guardFastify(verifier: Verifier, requirement: Requirement = {}) {
  checkRequirement(requirement);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    try {
      setPrincipal(request, await verifier.verify(request, requirement));
      return undefined;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      reply.code(error.problem.status);
      reply.headers(error.headers);
      reply.send(JSON.stringify(error.problem));
      // Fastify then runs no handler.
      return reply;
    }
  };
}
