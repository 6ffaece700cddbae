import { createHash, timingSafeEqual } from "node:crypto";
import type { ClientAddress } from "@latch/api";
import { cdnHeaders } from "@latch/config/cdn-headers";

/** The requestContext of payload 2.0 (function URL, HTTP API) and of 1.0 (REST API). */
type RequestContext = { http?: { sourceIp?: string }; identity?: { sourceIp?: string } };

const digest = (text: string) => createHash("sha256").update(text).digest();

/**
 * The address that AWS saw the connection come from; headers can be forged. Behind our CloudFront it
 * is the one that CloudFront saw: the function URL stays open to all, so that what is said there
 * counts only with the secret, which is compared in constant time.
 * @param edgeSecret what CloudFront proves itself by, if it stands in front
 */
export function createEventClientAddress(edgeSecret?: string): ClientAddress {
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
