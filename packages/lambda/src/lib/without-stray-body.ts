import type { LambdaEvent } from "hono/aws-lambda";

/**
 * Takes away the body of a GET or HEAD, which means nothing (RFC 9110, section 9.3.1). AWS hands it
 * over, but Request knows none and would refuse the whole event.
 */
export function withoutStrayBody(event: LambdaEvent): LambdaEvent {
  const { httpMethod } = event as { httpMethod?: string };
  const { http } = event.requestContext as { http?: { method: string } };
  const method = http?.method ?? httpMethod;
  return method === "GET" || method === "HEAD" ? { ...event, body: null } : event;
}
