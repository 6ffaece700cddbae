import { createKeyRing } from "@latch/adapters/crypto";
import { createAccessTokens } from "@latch/adapters/jwt";
import { Role, Scope, type SessionId } from "@latch/contract";
import { decode } from "hono/jwt";
import { expect, test } from "vitest";
import { craftApiKey } from "../support/fixtures/api-key.ts";
import { changeUser } from "../support/fixtures/change-user.ts";
import { newId } from "../support/fixtures/new-id.ts";
import { type Operation, operations } from "../support/fixtures/operations.ts";
import { stepUpHeader } from "../support/fixtures/step-up-header.ts";
import { createHarness, type Harness, origin, type Person } from "../support/harness.ts";

type Caller = {
  headers: Record<string, string>;
  /** The role of the caller, if the credentials are valid. */
  role?: Role;
  /** The scopes of an API key. */
  scopes?: string[];
  /** The session of the token has ended, or the role has changed. */
  ended?: boolean;
  /** The user authenticated more than ten minutes ago. */
  stale?: boolean;
  /** The request has a token of `reauthenticate` for another operation. */
  foreignToken?: boolean;
};

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** The statuses that a guard answers; all others come from behind it. */
const refusals = ["unauthenticated", "forbidden", "plan_required", "reauthentication_required"];

/** All kinds of callers: anonymous, each role, API keys, and callers with invalid credentials. */
async function callersOf({ database, keys, latch, signUp, clock }: Harness) {
  const users = await Promise.all(Role.options.map((role) => signUp({ role })));
  const owner = users[3]?.user.id ?? newId("usr");
  const issue = async (ring: typeof keys, at: () => number) => {
    const options = { issuer: origin, audience: "latch", lifetimeSeconds: 900, clock: at };
    const principal = { userId: owner, role: "super_admin", scope: "" } as const;
    const sessionId = "ses_01jd7p3t1kf4fvz0e8m2q5c9ax";
    const authentication = { amr: ["pwd" as const], authTime: Math.floor(at() / 1000) };
    return (
      await createAccessTokens(ring, options).issue({ ...principal, sessionId, ...authentication })
    ).token;
  };
  /** Issues a token of the session of a person for an older authentication. */
  const staleToken = ({ user: { id: userId, role }, accessToken }: Person) => {
    const sessionId = decode(accessToken).payload["sid"] as SessionId;
    const options = { issuer: origin, audience: "latch", lifetimeSeconds: 900, clock };
    const authTime = Math.floor(clock() / 1000) - 601;
    const principal = {
      userId,
      sessionId,
      role,
      scope: "plan:free",
      amr: ["pwd" as const],
      authTime,
    };
    return createAccessTokens(keys, options).issue(principal);
  };
  const keyWith = async (scopes: Scope[]): Promise<Caller> => ({
    headers: { "x-api-key": await craftApiKey(database, owner, { scopes }) },
    scopes,
  });
  const endedBy = async (end: (person: Person) => Promise<unknown>): Promise<Caller> => {
    const person = await signUp({ role: "super_admin" });
    await end(person);
    return { headers: bearer(person.accessToken), role: "super_admin", ended: true };
  };
  const other = await createKeyRing();
  other.signing.current.kid = keys.signing.current.kid;
  return {
    anonymous: { headers: {} },
    ...Object.fromEntries(
      users.map(({ user: { role }, accessToken }) => [
        role,
        { headers: bearer(accessToken), role },
      ]),
    ),
    ...Object.fromEntries(
      await Promise.all(
        users.map(async (person) => [
          `${person.user.role}, stale`,
          {
            headers: bearer((await staleToken(person)).token),
            role: person.user.role,
            stale: true,
          },
        ]),
      ),
    ),
    "token of another operation": {
      headers: {
        ...bearer(users[3]?.accessToken ?? ""),
        ...(await stepUpHeader(keys, users[3]?.accessToken ?? "", {
          ...(operations[0] as Operation),
          operationId: "getMe",
          recent: { within: 600, singleUse: true },
        })),
      },
      role: "super_admin",
      foreignToken: true,
    },
    "logged out": await endedBy(({ refreshToken }) => latch.logOut({ body: { refreshToken } })),
    demoted: await endedBy(({ user }) => changeUser(database, user.id, { role: "master" })),
    suspended: await endedBy(({ user }) => changeUser(database, user.id, { status: "suspended" })),
    key: await keyWith(Scope.options),
    "key without scopes": await keyWith([]),
    "garbage key": { headers: { "x-api-key": "latch_garbage" } },
    garbage: { headers: bearer("garbage") },
    forged: { headers: bearer(await issue(other, clock)) },
    expired: { headers: bearer(await issue(keys, () => clock() - 901_000)) },
  } as Record<string, Caller>;
}

const isEmpty = (entry: object): boolean => Object.keys(entry).length === 0;

/** Returns whether the document admits a caller, without the code that enforces it. */
function expected(
  { security, checksSession, plans, recent }: Operation,
  { headers, role, scopes, ended, stale, foreignToken }: Caller,
): string {
  if (security.length === 0) return "allowed";
  // An empty entry accepts a request without an access token.
  const isOptional = security.some(isEmpty);
  const verifiesKey = isOptional && security.some(({ apiKeyAuth }) => apiKeyAuth);
  if (verifiesKey && "x-api-key" in headers && !scopes) return "unauthenticated";
  if (isOptional && !("authorization" in headers)) return "allowed";
  // A login ignores an access token.
  if (!security.some(({ bearerAuth }) => bearerAuth)) return "allowed";
  const roles = security.flatMap(({ bearerAuth }) => (bearerAuth ? [bearerAuth] : []));
  const keys = security.flatMap(({ apiKeyAuth }) => (apiKeyAuth ? [apiKeyAuth] : []));
  const held = role ? Role.options.slice(0, Role.options.indexOf(role) + 1) : [];
  const admitted = scopes
    ? keys.some((wanted) => wanted.every((scope) => scopes.includes(scope)))
    : roles.some((rules) =>
        rules.every((rule) => rule === `only:${role}` || held.some((each) => each === rule)),
      );
  // All callers are on the free plan.
  if (admitted && plans && !plans.includes("free")) return "plan_required";
  if (admitted && ended && checksSession) return "unauthenticated";
  if (admitted && recent) {
    const isEnough = recent.singleUse ? recent.acceptsPassword && !foreignToken : !stale;
    return isEnough ? "allowed" : "reauthentication_required";
  }
  if (admitted) return "allowed";
  return role || (scopes && keys.length > 0) ? "forbidden" : "unauthenticated";
}

async function sendRequest(
  { raw }: Harness,
  { method, path, body }: Operation,
  { headers }: Caller,
) {
  const response = await raw(method, path, {
    // An admitted caller gets a 415 for the wrong media type.
    ...(body && { body: "not JSON" }),
    headers: { ...headers, ...(body && { "content-type": "text/plain" }) },
  });
  const { code } = (await response.json().catch(() => ({}))) as { code?: string };
  return { response, outcome: code && refusals.includes(code) ? code : "allowed" };
}

test("every operation accepts exactly the callers, and the freshness, that it declares", async () => {
  const harness = await createHarness({ RATE_LIMITS: "false" });
  const callers = await callersOf(harness);
  const outcomes: Record<string, Record<string, string>> = {};
  const expectedOutcomes: typeof outcomes = {};
  for (const operation of operations) {
    const actual: Record<string, string> = {};
    const expectedByCaller: Record<string, string> = {};
    for (const [name, caller] of Object.entries(callers)) {
      expectedByCaller[name] = expected(operation, caller);
      const answer = await sendRequest(harness, operation, caller);
      actual[name] = answer.outcome;
      if (answer.outcome === "unauthenticated") {
        // RFC 6750, section 3.1: no error code for a request without credentials.
        expect(answer.response.headers.get("www-authenticate"), operation.operationId).toBe(
          "authorization" in caller.headers
            ? 'Bearer realm="latch", error="invalid_token"'
            : 'Bearer realm="latch"',
        );
      }
    }
    outcomes[operation.operationId] = actual;
    expectedOutcomes[operation.operationId] = expectedByCaller;
  }
  expect(outcomes).toEqual(expectedOutcomes);
  expect(Object.keys(outcomes).length).toBeGreaterThan(13);
});

test("checks the guard before the media type, and the media type before the body", async () => {
  const harness = await createHarness({ RATE_LIMITS: "false" });
  const { anonymous, super_admin, ...callers } = await callersOf(harness);
  const guarded = operations.filter(
    ({ security, body }) => body && security.length > 0 && !security.some(isEmpty),
  );
  expect(guarded).not.toEqual([]);
  const token = super_admin?.headers["authorization"]?.slice("Bearer ".length) ?? "";
  for (const operation of guarded) {
    const stepUp = await stepUpHeader(harness.keys, token, operation);
    const ask = async (caller: Caller | undefined, type: string) => {
      const response = await harness.raw(operation.method, `${operation.path}?limit=x`, {
        body: '{"unfinished":',
        headers: { "content-type": type, ...stepUp, ...caller?.headers },
      });
      return response.status;
    };
    const tooLow = Object.values(callers).find(
      (caller) => expected(operation, caller) === "forbidden",
    );
    const statuses = [
      await ask(anonymous, "text/plain"),
      tooLow ? await ask(tooLow, "text/plain") : 403,
      await ask(super_admin, "text/plain"),
      await ask(super_admin, "application/json"),
    ];
    expect(statuses, operation.operationId).toEqual([401, 403, 415, 400]);
  }
});
