/**
 * The token authorizer for API Gateway: HTTP APIs (payload 2.0, simple response) and REST APIs (TOKEN
 * and REQUEST, an IAM policy). It verifies by the issuer's published keys, so that any service may put
 * it in front, in this account or another. Whatever it is not sure of it denies.
 */
import { createLog } from "@latch/adapters/telemetry/log";
import { composeIssuerVerifier } from "@latch/composition/issuer-verifier";
import { AuthorizerEnvironment, readAuthorizerConfig } from "@latch/config/lambda/authorizer";
import { warnAboutVariables } from "@latch/config/warnings";
import type { SessionPrincipal } from "@latch/core";

const config = readAuthorizerConfig(process.env);
const log = createLog(config.LOG_LEVEL);
warnAboutVariables(process.env, [AuthorizerEnvironment], log);
const { accessToken } = composeIssuerVerifier(config, { clock: Date.now, log });

/** What the three kinds of event have of what matters here. */
type AuthorizerEvent = {
  version?: string;
  headers?: Record<string, string | undefined> | null;
  authorizationToken?: string;
  methodArn?: string;
};

/** What a service behind the gateway is told of whoever calls; API Gateway passes on texts only. */
type Context = { userId: string; role: string; scope: string; sessionId: string };

/** @throws `Unauthorized` for a REST API, which makes it a 401: a policy that denies is a 403 */
export async function handler(event: AuthorizerEvent) {
  const principal = await verified(event);
  if (event.version === "2.0") {
    return principal
      ? { isAuthorized: true, context: contextOf(principal) }
      : { isAuthorized: false };
  }
  const stage = /^(arn:[^/]+\/[^/]+)\//.exec(event.methodArn ?? "")?.[1];
  // The very text that API Gateway takes for a 401.
  if (!principal || !stage) throw new Error("Unauthorized");
  return {
    principalId: principal.userId,
    policyDocument: {
      Version: "2012-10-17",
      Statement: [
        // All of the stage: API Gateway keeps the policy and asks it about other methods too.
        { Effect: "Allow", Action: "execute-api:Invoke", Resource: `${stage}/*` },
      ],
    },
    context: contextOf(principal),
  };
}

async function verified(event: AuthorizerEvent): Promise<SessionPrincipal | undefined> {
  try {
    const token = /^bearer +([\w.~+/-]+=*)$/i.exec(presented(event) ?? "")?.[1];
    return token ? await accessToken(token) : undefined;
  } catch (err) {
    // The issuer can't be asked for a key: not the caller's fault, but not a yes either.
    log.error({ event: "authorizer.failed", err }, "a token could not be verified");
    return undefined;
  }
}

function presented({ authorizationToken, headers }: AuthorizerEvent): string | undefined {
  if (authorizationToken !== undefined) return authorizationToken;
  const found = Object.entries(headers ?? {}).find(
    ([name]) => name.toLowerCase() === "authorization",
  );
  return found?.[1];
}

const contextOf = ({ userId, role, scope, sessionId }: SessionPrincipal): Context => ({
  userId,
  role,
  scope,
  sessionId,
});
