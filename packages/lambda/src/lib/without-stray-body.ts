import type { LambdaEvent } from "hono/aws-lambda";

/**
 * Removes the body of a GET or HEAD request, which has no meaning (RFC 9110, section 9.3.1). AWS passes it
 * on, and the constructor of Request would throw.
 */
export function withoutStrayBody(event: LambdaEvent): LambdaEvent {
  const { httpMethod } = event as { httpMethod?: string };
  const { http } = event.requestContext as { http?: { method: string } };
  const method = http?.method ?? httpMethod;
  return method === "GET" || method === "HEAD" ? { ...event, body: null } : event;
}
