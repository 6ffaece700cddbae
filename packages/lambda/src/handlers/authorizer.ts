/**
 * Verifies access tokens for API Gateway: HTTP APIs (payload 2.0, simple response) and REST APIs (TOKEN
 * and REQUEST, an IAM policy). It uses the issuer's published keys, so that any service in this AWS
 * account or another can use the authorizer. It denies a request that it cannot verify.
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

/** The fields of the three kinds of event that the authorizer reads. */
type AuthorizerEvent = {
  version?: string;
  headers?: Record<string, string | undefined> | null;
  authorizationToken?: string;
  methodArn?: string;
};

/**
 * The context that the service behind the gateway receives about the user. API Gateway passes strings
 * only.
 */
type Context = { userId: string; role: string; scope: string; sessionId: string };

/**
 * Allows or denies the request of an event.
 * @throws `Unauthorized` for a REST API, which returns 401; a denying policy would make it 403
 */
export async function handler(event: AuthorizerEvent) {
  const principal = await verifyToken(event);
  if (event.version === "2.0") {
    return principal
      ? { isAuthorized: true, context: toContext(principal) }
      : { isAuthorized: false };
  }
  const stage = /^(arn:[^/]+\/[^/]+)\//.exec(event.methodArn ?? "")?.[1];
  // API Gateway returns 401 for exactly this message.
  if (!principal || !stage) throw new Error("Unauthorized");
  return {
    principalId: principal.userId,
    policyDocument: {
      Version: "2012-10-17",
      Statement: [
        // The whole stage, because API Gateway caches the policy and applies it to other methods too.
        { Effect: "Allow", Action: "execute-api:Invoke", Resource: `${stage}/*` },
      ],
    },
    context: toContext(principal),
  };
}

async function verifyToken(event: AuthorizerEvent): Promise<SessionPrincipal | undefined> {
  try {
    const token = /^bearer +([\w.~+/-]+=*)$/i.exec(readAuthorization(event) ?? "")?.[1];
    return token ? await accessToken(token) : undefined;
  } catch (err) {
    // The issuer's keys are not available: the token cannot be verified, so it is denied.
    log.error({ event: "authorizer.failed", err }, "verifying an access token failed");
    return undefined;
  }
}

function readAuthorization({ authorizationToken, headers }: AuthorizerEvent): string | undefined {
  if (authorizationToken !== undefined) return authorizationToken;
  const found = Object.entries(headers ?? {}).find(
    ([name]) => name.toLowerCase() === "authorization",
  );
  return found?.[1];
}

const toContext = ({ userId, role, scope, sessionId }: SessionPrincipal): Context => ({
  userId,
  role,
  scope,
  sessionId,
});
