import { type Route, type SecurityRequirement, satisfiesRule } from "@latch/contract";
import { type Awaitable, type Principal, ProblemError } from "@latch/core";
import type { Context } from "hono";
import type { AppEnv, RequestStep } from "./hono-env.ts";

/** How credentials become a principal; undefined for any that are not valid right now. */
export type CredentialVerifier = {
  accessToken(token: string): Awaitable<Principal | undefined>;
  apiKey(key: string): Promise<Principal | undefined>;
  /**
   * Whether what stands behind an access token has been ended since it was issued. Absent where only
   * the issuer could tell: no operation with `x-session-check` can be served there.
   */
  isLive?(principal: Principal): Promise<boolean>;
};

/**
 * The step that an operation's `security` describes: one of its entries is enough. A key is held to
 * the role that its operation asks of people too, so that it never reaches beyond its owner.
 */
export function createGuard(
  {
    security,
    "x-session-check": check,
    "x-plan": plans,
  }: Pick<Route, "security" | "x-session-check" | "x-plan">,
  credentials: CredentialVerifier,
): RequestStep[] {
  if (security.length === 0) return [];
  const isLive = check && sessionCheck(credentials);

  return [
    (c) => andThen(authenticate(c, security, credentials), (principal) => admit(c, principal)),
  ];

  function admit(c: Context<AppEnv>, principal: Principal): Awaitable<void> {
    const byRole = security.some(
      (entry) =>
        "bearerAuth" in entry &&
        entry.bearerAuth.every((rule) => satisfiesRule(principal.role, rule)),
    );
    if (!byRole) throw new ProblemError("forbidden");
    if (principal.kind === "apiKey" && !inScope(principal, security)) {
      throw new ProblemError("forbidden", {
        detail: "The API key does not have the required scope",
      });
    }
    if (plans && !isOnOneOf(principal, plans)) {
      throw new ProblemError("plan_required", { detail: `Required plan: ${plans.join(" or ")}` });
    }
    if (!isLive) return enter(c, principal);
    return andThen(isLive(principal), (live) => {
      if (!live) throw new ProblemError("unauthenticated", { detail: "The session has ended" });
      enter(c, principal);
    });
  }
}

function enter(c: Context<AppEnv>, principal: Principal): void {
  c.set("principal", principal);
  c.get("caller").actor = principal.kind === "apiKey" ? principal.keyId : principal.userId;
}

/** Goes on at once where nothing has to be waited for: a token that was seen before costs no turn. */
const andThen = <T, U>(value: Awaitable<T>, next: (value: T) => Awaitable<U>): Awaitable<U> =>
  value instanceof Promise ? value.then(next) : next(value);

function sessionCheck({ isLive }: CredentialVerifier): NonNullable<CredentialVerifier["isLive"]> {
  if (!isLive) throw new Error("A route with x-session-check needs credentials with isLive");
  return isLive;
}

/** For installations that only a back end may call: every request has to bring a valid API key. */
export const createApiKeyCheck =
  (credentials: CredentialVerifier): RequestStep =>
  async (c) => {
    const key = c.req.header("x-api-key");
    const principal = key && (await credentials.apiKey(key));
    if (!principal) {
      throw new ProblemError("unauthenticated", {
        detail: "This installation requires a valid X-API-Key",
      });
    }
  };

function authenticate(
  c: Context<AppEnv>,
  security: SecurityRequirement[],
  credentials: CredentialVerifier,
): Awaitable<Principal> {
  const header = c.req.header("authorization");
  if (header !== undefined) {
    const token = /^bearer +([\w.~+/-]+=*)$/i.exec(header)?.[1];
    return andThen(token ? credentials.accessToken(token) : undefined, orRefuse("access token"));
  }
  const key = c.req.header("x-api-key");
  if (key !== undefined && security.some((entry) => "apiKeyAuth" in entry)) {
    return andThen(credentials.apiKey(key), orRefuse("API key"));
  }
  throw new ProblemError("unauthenticated");
}

const orRefuse = (what: string) => (principal: Principal | undefined) => {
  if (!principal) {
    throw new ProblemError("unauthenticated", { detail: `The ${what} is invalid` });
  }
  return principal;
};

/** By the scope alone: it says what the plan was when the credentials were made or looked up. */
const isOnOneOf = ({ scope }: Principal, plans: string[]): boolean => {
  const held = scope.split(" ");
  return plans.some((plan) => held.includes(`plan:${plan}`));
};

const inScope = ({ scope }: Principal, security: SecurityRequirement[]): boolean => {
  const held = scope.split(" ");
  return security.some(
    (entry) => "apiKeyAuth" in entry && entry.apiKeyAuth.every((wanted) => held.includes(wanted)),
  );
};
