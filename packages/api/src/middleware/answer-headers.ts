import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { AppEnv } from "../hono-env.ts";
import type { Answer } from "./answer.ts";

/** A year, as browsers' preload lists want it at least. */
export const strictTransportSecurity = "max-age=31536000; includeSubDomains";

/**
 * What OWASP's REST cheat sheet asks of answers that no browser shows as a page, and the id of the
 * request. What an answer says for itself stays: pages have their own policy, and the keys and the
 * document may be cached (all else not: RFC 6749, section 5.1).
 * @returns for a request, before it is answered, what completes its answer
 */
export function createResponseHeaders({ secure }: { secure: boolean }) {
  const always = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    ...(secure && { "strict-transport-security": strictTransportSecurity }),
  };

  return (c: Context<AppEnv>, requestId: string): (() => void) => {
    const answer: Answer = {
      headers: { ...always, "x-request-id": requestId },
      header: c.header,
      more: false,
      plain: undefined,
    };
    c.set("answer", answer);
    c.header = setHeader;
    c.json = answerPlainly as typeof c.json;
    return () => {
      if (c.res === answer.plain) return;
      const { headers } = c.res;
      for (const [name, value] of Object.entries(answer.headers)) {
        if (!headers.has(name)) headers.set(name, value);
      }
    };
  };
}

type InContext = Context<AppEnv>;

// Two functions for all requests: V8 kept closures in their place alive for so long that collecting
// them cost twice what this saves.

function setHeader(this: InContext, ...header: Parameters<InContext["header"]>): void {
  const answer = this.get("answer");
  answer.more = true;
  answer.header(...header);
}

/**
 * `c.json` with all headers in one record, which Node writes as it is. Hono makes a Headers object of
 * two or more, which costs more than all else that is done for a request; so do we where a header was
 * set by itself.
 */
function answerPlainly(
  this: InContext,
  value: unknown,
  status?: ContentfulStatusCode | ResponseInit,
  own?: Record<string, string>,
): Response {
  const text = JSON.stringify(value);
  const answer = this.get("answer");
  const type = { "content-type": "application/json" };
  if (answer.more || typeof status === "object") {
    return this.newResponse(text, status as ContentfulStatusCode, { ...type, ...own });
  }
  answer.plain = new Response(text, { status, headers: { ...type, ...answer.headers, ...own } });
  return answer.plain;
}
