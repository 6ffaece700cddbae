import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";

/** A year, as browsers' preload lists want it at least. */
export const strictTransportSecurity = "max-age=31536000; includeSubDomains";

/**
 * What OWASP's REST cheat sheet asks of answers that no browser shows as a page. An operation may say
 * something else: the keys and the document may be cached (all else not: RFC 6749, section 5.1).
 */
export function answerHeaders({ secure }: { secure: boolean }) {
  const headers = Object.entries({
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    ...(secure && { "strict-transport-security": strictTransportSecurity }),
  });
  return createMiddleware<AppEnv>(async (c, next) => {
    await next();
    const answered = c.res.headers;
    for (const [name, value] of headers) {
      if (!answered.has(name)) answered.set(name, value);
    }
  });
}
