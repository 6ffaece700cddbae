import { ConfigError } from "@latch/config";
import type { ApiGatewayRequestContextV2, LambdaEvent } from "hono/aws-lambda";

/**
 * Returns the function URL that an event came through. It is known only after the deployment, so it cannot
 * be configured; but AWS routes by it and writes it into the event. An API Gateway or a custom domain is
 * reachable under several host names: if the issuer came from the request, a client could choose it.
 * @throws ConfigError when the event did not come through this function's own URL
 */
export function requireFunctionUrl(event: LambdaEvent, region: string): string {
  const { domainName, apiId } = (event.requestContext ?? {}) as Partial<ApiGatewayRequestContextV2>;
  if (domainName !== `${apiId}.lambda-url.${region}.on.aws`) {
    throw new ConfigError(
      "LATCH_ISSUER is not set. Set it to the public https URL of this API, unless clients call the function URL itself.",
    );
  }
  return `https://${domainName}`;
}
