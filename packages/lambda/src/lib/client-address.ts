import { createHash, timingSafeEqual } from "node:crypto";
import type { ReadClientAddress } from "@latch/api";
import { cdnHeaders } from "@latch/config/cdn-headers";

/** The requestContext of payload 2.0 (function URL, HTTP API) and of 1.0 (REST API). */
type RequestContext = { http?: { sourceIp?: string }; identity?: { sourceIp?: string } };

const digest = (text: string) => createHash("sha256").update(text).digest();

/**
 * Creates a function that returns the client's IP address: that of the connection, as AWS reports it, because
 * clients can forge headers. Behind the stage's CloudFront distribution it is the address in CloudFront's
 * header. The function URL stays public, so the header counts only together with the secret, which is
 * compared in constant time.
 * @param edgeSecret the secret that CloudFront sends; absent without a distribution
 */
export function createClientAddressReader(edgeSecret?: string): ReadClientAddress {
  const expected = edgeSecret ? digest(edgeSecret) : undefined;
  return (c) => {
    const proof = expected && c.req.header(cdnHeaders.proof);
    if (proof && timingSafeEqual(digest(proof), expected)) {
      return c.req.header(cdnHeaders.address) ?? "unknown";
    }
    const { http, identity } = (c.env["requestContext"] ?? {}) as RequestContext;
    return http?.sourceIp ?? identity?.sourceIp ?? "unknown";
  };
}
