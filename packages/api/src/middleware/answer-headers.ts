import type { Context } from "hono";
import type { AppEnv } from "../env.ts";

/** A year, as browsers' preload lists want it at least. */
export const strictTransportSecurity = "max-age=31536000; includeSubDomains";

/**
 * What OWASP's REST cheat sheet asks of answers that no browser shows as a page, and the id of the
 * request. What an answer says for itself stays: pages have their own policy, and the keys and the
 * document may be cached (all else not: RFC 6749, section 5.1).
 * @returns for a request, before it is answered, what completes its answer
 */
export function answerHeaders({ secure }: { secure: boolean }) {
  const always = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    ...(secure && { "strict-transport-security": strictTransportSecurity }),
  };

  return (c: Context<AppEnv>, requestId: string): (() => void) => {
    const ours = { ...always, "x-request-id": requestId };
    const completed = answerPlainly(c, ours);
    return () => {
      if (completed(c.res)) return;
      const { headers } = c.res;
      for (const [name, value] of Object.entries(ours)) {
        if (!headers.has(name)) headers.set(name, value);
      }
    };
  };
}

/**
 * Has `c.json` answer with all headers in one record, which Node writes as it is. Hono makes a Headers
 * object of two or more, which costs more than all else that is done for a request; it does so still
 * once a header was set by itself.
 * @returns whether an answer was made this way
 */
function answerPlainly(c: Context<AppEnv>, ours: Record<string, string>) {
  const { header, json } = c;
  let plain = true;
  let made: Response | undefined;
  c.header = (...args) => {
    plain = false;
    header(...args);
  };
  c.json = ((object: object, status: 200 | ResponseInit, own?: Record<string, string>) => {
    if (!plain || typeof status === "object") return json(object, status as 200, own);
    const headers = { "content-type": "application/json", ...ours, ...own };
    made = new Response(JSON.stringify(object), { status, headers });
    return made;
  }) as typeof json;
  return (answer: Response) => answer === made;
}
