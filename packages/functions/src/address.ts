import type { AddressOf } from "@latch/api";

/** The requestContext of payload 2.0 (function URL, HTTP API) and of 1.0 (REST API). */
type RequestContext = { http?: { sourceIp?: string }; identity?: { sourceIp?: string } };

/** The address that AWS saw the connection come from; headers can be forged. */
export const eventAddress: AddressOf = (c) => {
  const { http, identity } = (c.env["requestContext"] ?? {}) as RequestContext;
  return http?.sourceIp ?? identity?.sourceIp ?? "unknown";
};
