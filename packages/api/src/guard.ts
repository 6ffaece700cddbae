import {
  acceptsAnonymous,
  acceptsForwardingKey,
  type Route,
  type SecurityRequirement,
  satisfiesRule,
} from "@latch/contract";
import { type Awaitable, type Clock, type Principal, ProblemError } from "@latch/core";
import type { Context } from "hono";
import type { CredentialVerifier } from "./credential-verifier.ts";
import type { AppEnv, RequestStep } from "./hono-env.ts";
import { readApiKey, readCredential } from "./middleware/forwarded-client.ts";
import { createStepUp } from "./step-up.ts";

/**
 * Creates the step that enforces the `security` of an operation: a request must satisfy one of its
 * entries. An API key must also have the role that the operation requires of users, so that a key never
 * has more rights than its owner.
 * @throws when the operation has `x-session-check` and `credentials` has no `checkSession`
 */
export function createGuard(
  {
    security,
    "x-session-check": isSessionChecked,
    "x-plan": plans,
    "x-recent-authentication": recent,
    operationId,
  }: Pick<
    Route,
    "security" | "x-session-check" | "x-plan" | "x-recent-authentication" | "operationId"
  >,
  credentials: CredentialVerifier,
  clock: Clock,
): RequestStep[] {
  // A forwarding key does not authenticate a request: see createForwardedClient.
  if (!security.some((entry) => "bearerAuth" in entry)) return [];
  const requireStepUp = recent && createStepUp(recent, operationId, credentials, clock);
  const checkSession = isSessionChecked && requireSessionCheck(credentials);

  const isOptional = acceptsAnonymous(security);
  const roles = security.flatMap((entry) => ("bearerAuth" in entry && entry.bearerAuth) || []);
  const scopes = security.flatMap((entry) => ("apiKeyAuth" in entry && entry.apiKeyAuth) || []);

  return [
    (c) =>
      isOptional && readCredential(c, "authorization") === undefined
        ? undefined
        : andThen(authenticate(c, security, credentials), (principal) => authorize(c, principal)),
  ];

  function authorize(c: Context<AppEnv>, principal: Principal): Awaitable<void> {
    const hasRole = security.some(
      (entry) =>
        "bearerAuth" in entry &&
        entry.bearerAuth?.every((rule) => satisfiesRule(principal.role, rule)),
    );
    if (!hasRole) {
      throw new ProblemError("forbidden", { detail: `Required role: ${roles.join(" or ")}` });
    }
    if (principal.kind === "apiKey" && !hasScope(principal, security)) {
      throw new ProblemError("forbidden", {
        detail: `Required scope of the API key: ${scopes.join(" or ")}`,
      });
    }
    if (plans && !hasPlan(principal, plans)) {
      throw new ProblemError("plan_required", { detail: `Required plan: ${plans.join(" or ")}` });
    }
    if (!checkSession) return setPrincipal(c, principal);
    return andThen(checkSession(principal), (checked) => {
      if (!checked) throw new ProblemError("unauthenticated", { detail: "The session has ended" });
      setPrincipal(c, checked);
      return requireStepUp?.(c, checked);
    });
  }
}

function setPrincipal(c: Context<AppEnv>, principal: Principal): void {
  c.set("principal", principal);
  c.get("caller").actor = principal.kind === "apiKey" ? principal.keyId : principal.userId;
}

/** Calls `next` synchronously when the value is not a promise: a cached token needs no microtask. */
const andThen = <T, U>(value: Awaitable<T>, next: (value: T) => Awaitable<U>): Awaitable<U> =>
  value instanceof Promise ? value.then(next) : next(value);

function requireSessionCheck({
  checkSession,
}: CredentialVerifier): NonNullable<CredentialVerifier["checkSession"]> {
  if (!checkSession) {
    throw new Error("The route has x-session-check, but its credentials have no checkSession");
  }
  return checkSession;
}

/**
 * Creates the step for installations that only back ends may call: every request needs a valid API key.
 */
export const createApiKeyCheck =
  (credentials: CredentialVerifier): RequestStep =>
  async (c) => {
    const key = readCredential(c, "x-api-key");
    const principal = key && (await readApiKey(c, key, credentials));
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
  const header = readCredential(c, "authorization");
  const key = readCredential(c, "x-api-key");
  const acceptsKey =
    key !== undefined &&
    !acceptsForwardingKey(security) &&
    security.some((entry) => "apiKeyAuth" in entry);
  // Another scheme beside an API key is for a proxy, such as Basic.
  const isForeign = acceptsKey && header !== undefined && !/^bearer(?: |$)/i.test(header);
  if (header !== undefined && !isForeign) {
    const token = /^bearer +([\w.~+/-]+=*)$/i.exec(header)?.[1];
    return andThen(
      token ? credentials.accessToken(token) : undefined,
      requirePrincipal("access token"),
    );
  }
  if (acceptsKey) {
    return andThen(readApiKey(c, key, credentials), requirePrincipal("API key"));
  }
  throw new ProblemError("unauthenticated");
}

const requirePrincipal = (what: string) => (principal: Principal | undefined) => {
  if (!principal) {
    throw new ProblemError("unauthenticated", { detail: `The ${what} is invalid` });
  }
  return principal;
};

/**
 * Returns whether the scope has one of the plans. It holds the plan of the time when the credentials
 * were issued or looked up.
 */
const hasPlan = ({ scope }: Principal, plans: string[]): boolean => {
  const scopes = scope.split(" ");
  return plans.some((plan) => scopes.includes(`plan:${plan}`));
};

const hasScope = ({ scope }: Principal, security: SecurityRequirement[]): boolean => {
  const scopes = scope.split(" ");
  return security.some(
    (entry) =>
      "apiKeyAuth" in entry && entry.apiKeyAuth?.every((required) => scopes.includes(required)),
  );
};
