import { ProblemError } from "@latch/core";
import type { Context } from "hono";
import type { CookieOptions } from "./cookie-options.ts";
import type { AppEnv } from "./hono-env.ts";

/**
 * Prevents cross-site request forgery in addition to SameSite: a request with the cookie must come from
 * a page of an allowed origin or from no page (OWASP ASVS 5.0, 3.5.1).
 * @throws `origin_not_allowed`
 */
export function requireAllowedOrigin(
  c: Context<AppEnv>,
  { origin: own, origins }: Pick<CookieOptions, "origin" | "origins">,
): void {
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const isForeign =
    origin === undefined ? site === "cross-site" : origin !== own && !origins.isAllowed?.(origin);
  if (isForeign) throw new ProblemError("origin_not_allowed");
}
