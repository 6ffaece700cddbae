import { type Route, type SecurityRequirement, satisfies } from "@latch/contract";
import { type Principal, ProblemError } from "@latch/core";
import type { Context, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./env.ts";

/** How credentials become a principal; undefined for any that are not valid right now. */
export type Credentials = {
  accessToken(token: string): Promise<Principal | undefined>;
  apiKey(key: string): Promise<Principal | undefined>;
};

/**
 * The middleware that an operation's `security` describes: one of its entries is enough. A key is
 * held to the role that its operation asks of people too, so that it never reaches beyond its owner.
 */
export function guard(
  { security }: Pick<Route, "security">,
  credentials: Credentials,
): MiddlewareHandler<AppEnv>[] {
  if (security.length === 0) return [];

  return [
    createMiddleware<AppEnv>(async (c, next) => {
      const principal = await authenticate(c, security, credentials);
      const byRole = security.some(
        (entry) =>
          "bearerAuth" in entry &&
          entry.bearerAuth.every((rule) => satisfies(principal.role, rule)),
      );
      if (!byRole) throw new ProblemError("forbidden");
      if (principal.keyId && !inScope(principal, security)) {
        throw new ProblemError("forbidden", { detail: "The API key lacks the scope for this" });
      }
      c.set("principal", principal);
      c.set("caller", { ...c.var.caller, actor: principal.keyId ?? principal.userId });
      await next();
    }),
  ];
}

async function authenticate(
  c: Context<AppEnv>,
  security: SecurityRequirement[],
  credentials: Credentials,
): Promise<Principal> {
  const header = c.req.header("authorization");
  if (header !== undefined) {
    const token = /^bearer +([\w.~+/-]+=*)$/i.exec(header)?.[1];
    const principal = token && (await credentials.accessToken(token));
    if (principal) return principal;
    throw new ProblemError("unauthenticated", { detail: "The access token is not valid" });
  }
  const key = c.req.header("x-api-key");
  if (key !== undefined && security.some((entry) => "apiKeyAuth" in entry)) {
    const principal = await credentials.apiKey(key);
    if (principal) return principal;
    throw new ProblemError("unauthenticated", { detail: "The API key is not valid" });
  }
  throw new ProblemError("unauthenticated");
}

const inScope = ({ scope }: Principal, security: SecurityRequirement[]): boolean => {
  const held = scope.split(" ");
  return security.some(
    (entry) => "apiKeyAuth" in entry && entry.apiKeyAuth.every((wanted) => held.includes(wanted)),
  );
};
