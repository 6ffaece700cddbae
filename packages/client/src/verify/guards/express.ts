import { isRefusal } from "../refusal.ts";
import { checkRequirement, type Requirement } from "../requirement.ts";
import type { Verifier } from "../verifier.ts";
import { setPrincipal } from "./principals.ts";

type NodeRequest = { headers: Record<string, string | string[] | undefined> };
type NodeResponse = {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(body: string): unknown;
};

/**
 * Creates a middleware for Express, and for other servers on top of `node:http`. The handlers behind it call `principalOf`.
 * @throws when the requirement cannot be satisfied
 */
export function guardExpress(verifier: Verifier, requirement: Requirement = {}) {
  checkRequirement(requirement);
  return async (
    request: NodeRequest,
    response: NodeResponse,
    next: (error?: unknown) => void,
  ): Promise<void> => {
    try {
      setPrincipal(request, await verifier.verify(request, requirement));
    } catch (error) {
      if (!isRefusal(error)) return next(error);
      response.statusCode = error.problem.status;
      for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
      response.end(JSON.stringify(error.problem));
      return;
    }
    next();
  };
}
