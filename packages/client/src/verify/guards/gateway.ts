import { isRole, type Principal, toPrincipal } from "../principal.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { checkRequirement, type Requirement } from "../requirement.ts";
import type { Verifier } from "../verifier.ts";

type Headers = Record<string, string | undefined>;

/** The fields of the events of an authorizer: HTTP APIs (payload 2.0), and REST APIs (`TOKEN` and `REQUEST`). */
export type AuthorizerEvent = {
  version?: string;
  headers?: Headers | null;
  authorizationToken?: string;
  methodArn?: string;
};

/** What the service behind the gateway receives about the caller. API Gateway passes texts only. */
export type AuthorizerContext = Record<string, string>;

export type AuthorizerResult =
  | { isAuthorized: boolean; context?: AuthorizerContext }
  | {
      principalId: string;
      policyDocument: {
        Version: "2012-10-17";
        Statement: { Effect: "Allow" | "Deny"; Action: "execute-api:Invoke"; Resource: string }[];
      };
      context?: AuthorizerContext;
    };

/**
 * Creates the handler of a Lambda authorizer of API Gateway: HTTP APIs (payload 2.0, simple responses) and REST APIs. A
 * requirement applies to every route that the authorizer protects.
 *
 * When the credentials cannot be verified, the handler fails. API Gateway then responds with 500 and, unlike a denial, does
 * not keep the result.
 * @throws when the requirement cannot be satisfied
 */
export function guardGateway(verifier: Verifier, requirement: Requirement = {}) {
  checkRequirement(requirement);
  return async (event: AuthorizerEvent): Promise<AuthorizerResult> => {
    const headers = event.headers ?? { authorization: event.authorizationToken };
    const isHttpApi = event.version === "2.0";
    try {
      const principal = await verifier.verify({ headers }, requirement);
      const context = toContext(principal);
      return isHttpApi
        ? { isAuthorized: true, context }
        : toPolicy(event, "Allow", principal.userId, context);
    } catch (error) {
      if (!isRefusal(error) || error.problem.status === 503) throw error;
      return isHttpApi ? { isAuthorized: false } : refuse(event, error);
    }
  };
}

/** Refuses a request to a REST API: 403 by a policy, 401 by an error. */
function refuse(event: AuthorizerEvent, refusal: Refusal): AuthorizerResult {
  if (refusal.problem.status === 403) return toPolicy(event, "Deny", "refused");
  // API Gateway returns 401 for exactly this message.
  throw new Error("Unauthorized", { cause: refusal });
}

function toPolicy(
  { methodArn = "" }: AuthorizerEvent,
  effect: "Allow" | "Deny",
  principalId: string,
  context?: AuthorizerContext,
): AuthorizerResult {
  const stage = /^(arn:[^/]+\/[^/]+)\//.exec(methodArn)?.[1];
  if (!stage) throw new Error("Unauthorized");
  return {
    principalId,
    policyDocument: {
      Version: "2012-10-17",
      // The whole stage, because API Gateway keeps the policy and applies it to other methods too.
      Statement: [{ Effect: effect, Action: "execute-api:Invoke", Resource: `${stage}/*` }],
    },
    ...(context && { context }),
  };
}

/** Returns the context of a principal, under the names of the authorizer that Latch deploys. */
function toContext({ userId, role, scopes, sessionId, ...rest }: Principal): AuthorizerContext {
  const { authenticatedAt, acr, amr } = rest;
  return {
    userId,
    role,
    scope: scopes.join(" "),
    ...(sessionId !== undefined && { sessionId }),
    ...(authenticatedAt !== undefined && { authenticatedAt }),
    ...(acr !== undefined && { acr }),
    ...(amr && { amr: amr.join(" ") }),
  };
}

/** The part of an event of a function behind an authorizer: HTTP APIs (`lambda`) and REST APIs. */
type GatewayEvent = { requestContext?: { authorizer?: unknown } };

/**
 * Returns the principal that the authorizer has passed to a Lambda function, that of Latch or of `guardGateway`. Use
 * `enforce` for what a route requires besides.
 * @throws when the event contains no principal, so that a route without an authorizer answers nothing
 */
export function principalOfEvent({ requestContext }: GatewayEvent): Principal {
  const authorizer = (requestContext?.authorizer ?? {}) as { lambda?: AuthorizerContext };
  const { userId, role, scope, ...rest } = (authorizer.lambda ?? authorizer) as AuthorizerContext;
  if (!userId || !isRole(role) || scope === undefined) {
    throw new Error("No authorizer has verified this request");
  }
  const { sessionId, authenticatedAt, acr, amr } = rest;
  return toPrincipal({
    userId,
    role,
    scope,
    ...(sessionId && { sessionId }),
    ...(authenticatedAt && { authenticatedAt }),
    ...((acr === "aal1" || acr === "aal2") && { acr }),
    ...(amr && { amr: amr.split(" ") }),
  });
}
