import { createAccessTokens } from "@latch/adapters/jwt";
import type { AppEnv } from "@latch/api";
import {
  anySession,
  defineRoutes,
  emptyResponse,
  Role,
  type Route,
  requires,
  requiresExactly,
  type Scope,
  tenMinutes,
} from "@latch/contract";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { createBaseApp } from "../../packages/api/src/base.ts";
import { registerRoutes } from "../../packages/api/src/implement.ts";
import { documentedResponses } from "../../packages/contract/src/document-responses.ts";
import { craftApiKey } from "../support/fixtures/api-key.ts";
import { changeUser } from "../support/fixtures/change-user.ts";
import { createHarness, origin } from "../support/harness.ts";

const shared = {
  method: "get" as const,
  summary: "A test",
  description: "A test",
  responses: { 204: emptyResponse("Let in.") },
};

/** Routes with all kinds of guards, even those that no operation uses. */
const routes = defineRoutes("system", {
  someRoles: {
    ...shared,
    path: "/some-roles",
    security: requiresExactly("agent", "master"),
  },
  anyRole: { ...shared, path: "/any-role", security: anySession },
  leastRole: {
    ...shared,
    path: "/least-role",
    security: requires("master"),
  },
  roleOrKey: {
    ...shared,
    path: "/role-or-key",
    security: requires("agent", "users:read"),
  },
  onPlan: {
    ...shared,
    path: "/on-plan",
    security: requires("user", "tasks:read"),
    "x-plan": ["pro", "team"],
  },
});

/** The real app with these routes. */
async function open() {
  const harness = await createHarness({ RATE_LIMITS: "false" });
  const { app, around } = createBaseApp(harness.deps, routes);
  registerRoutes(
    app,
    routes,
    {
      someRoles: (c) => c.body(null, 204),
      anyRole: (c) => c.body(null, 204),
      leastRole: (c) => c.body(null, 204),
      roleOrKey: (c) => c.body(null, 204),
      onPlan: (c) => c.body(null, 204),
    },
    { ...harness.deps.enforcement, around },
  );
  const tokens = createAccessTokens(harness.keys, {
    issuer: origin,
    audience: "latch",
    lifetimeSeconds: 900,
    clock: harness.clock,
  });
  const tokenOf = async (role: Role, scope = "") => {
    const userId = "usr_01jd7p3t1kf4fvz0e8m2q5c9ax";
    const sessionId = "ses_01jd7p3t1kf4fvz0e8m2q5c9ax";
    return (await tokens.issue({ userId, sessionId, role, scope, amr: ["pwd"], authTime: 0 }))
      .token;
  };
  const fetch = (name: keyof typeof routes, headers: Record<string, string>) =>
    app.fetch(new Request(`${origin}${routes[name].path}`, { headers }), {});
  const ask = async (name: keyof typeof routes, headers: Record<string, string>) =>
    (await fetch(name, headers)).status;
  return { ...harness, fetch, ask, tokenOf };
}

test("a request with a cached token that needs no call is answered without a promise", async () => {
  const { fetch, tokenOf } = await open();
  const headers = { authorization: `Bearer ${await tokenOf("user")}` };
  expect((await fetch("anyRole", headers)).status).toBe(204);
  expect(fetch("anyRole", headers)).toBeInstanceOf(Response);
});

test.each([
  ["someRoles", [403, 204, 204, 403]],
  ["anyRole", [204, 204, 204, 204]],
  ["leastRole", [403, 403, 204, 204]],
  ["roleOrKey", [403, 204, 204, 204]],
] as const)("%s answers user, agent, master, super_admin with %j", async (name, expected) => {
  const { ask, tokenOf } = await open();
  const statuses = await Promise.all(
    Role.options.map(async (role) => ask(name, { authorization: `Bearer ${await tokenOf(role)}` })),
  );
  expect(statuses).toEqual(expected);
  expect(await ask(name, {})).toBe(401);
});

test.each<[string, Scope[], Role, number]>([
  ["with the scope, of an agent", ["users:read"], "agent", 204],
  ["with another scope, of an agent", ["users:write"], "agent", 403],
  ["with the scope, of an owner whose role is too low", ["users:read"], "user", 403],
  ["without scopes, of a super_admin", [], "super_admin", 403],
])("checks an API key %s", async (_, scopes, role, status) => {
  const { ask, signUp, database } = await open();
  const { user } = await signUp({ role });
  const key = await craftApiKey(database, user.id, { scopes });
  expect(await ask("roleOrKey", { "x-api-key": key })).toBe(status);
  expect(await ask("anyRole", { "x-api-key": key }), "where no key is named").toBe(401);
});

test("rejects an API key that is altered, expired or unknown, or whose owner is suspended", async () => {
  const { ask, signUp, database, clock, pass } = await open();
  const { user } = await signUp({ role: "agent" });
  const roleOrKey = (key: string) => ask("roleOrKey", { "x-api-key": key });
  const expiresAt = Math.floor(clock() / 1000) + 60;
  const short = await craftApiKey(database, user.id, { scopes: ["users:read"], expiresAt });
  const permanentKey = await craftApiKey(database, user.id, { scopes: ["users:read"] });
  expect([await roleOrKey(short), await roleOrKey(permanentKey)]).toEqual([204, 204]);

  const flip = (text: string) => (text === "A" ? "B" : "A");
  const changed = permanentKey.replace(/.(?=.{20}$)/, flip);
  const other = await craftApiKey(database, "usr_01jd7p3t1kf4fvz0e8m2q5c9ax", {
    scopes: ["users:read"],
  });
  for (const wrong of [
    changed,
    other,
    permanentKey.slice(0, -4),
    permanentKey.slice(6),
    "",
    "latch_",
  ]) {
    expect(await roleOrKey(wrong), wrong).toBe(401);
  }

  pass(61);
  expect([await roleOrKey(short), await roleOrKey(permanentKey)]).toEqual([401, 204]);
  await changeUser(database, user.id, { status: "suspended" });
  expect(await roleOrKey(permanentKey)).toBe(401);
});

test("rejects an invalid token even with a valid API key", async () => {
  const { ask, signUp, database } = await open();
  const { user } = await signUp({ role: "agent" });
  const key = await craftApiKey(database, user.id, { scopes: ["users:read"] });
  expect(await ask("roleOrKey", { "x-api-key": key, authorization: "Bearer x.y.z" })).toBe(401);
});

test("does not mount a route with a session check in an app that cannot look up sessions", () => {
  const checked = { ...routes.anyRole, "x-session-check": true as const };
  const credentials = { accessToken: async () => undefined, apiKey: async () => undefined };
  const mount = (route: typeof routes.anyRole) => () =>
    registerRoutes(
      new Hono<AppEnv>(),
      { anyRole: route },
      { anyRole: (c) => c.body(null, 204) },
      {
        credentials,
      },
    );
  expect(mount(checked)).toThrow(
    "The route has x-session-check, but its credentials have no checkSession",
  );
  expect(mount(routes.anyRole)).not.toThrow();
});

test.each([
  ["plan:pro", 204],
  ["plan:team", 204],
  ["plan:free", 403],
  ["", 403],
  ["plan:professional", 403],
  ["plan:pro.plus xplan:pro", 403],
])("a route with plans responds to the scope %j with %i", async (scope, status) => {
  const { ask, tokenOf } = await open();
  const authorization = `Bearer ${await tokenOf("super_admin", scope)}`;
  expect(await ask("onPlan", { authorization })).toBe(status);
});

test("a route with a plan authenticates first, and lists its plans for users on another one", async () => {
  const { fetch, tokenOf, ask } = await open();
  const refused = await fetch("onPlan", {
    authorization: `Bearer ${await tokenOf("user", "plan:free")}`,
  });
  expect(await refused.json()).toMatchObject({
    code: "plan_required",
    status: 403,
    detail: "Required plan: pro or team",
  });
  expect(await ask("onPlan", {})).toBe(401);
});

test("an API key has the current plan of its owner in each request", async () => {
  const { ask, signUp, database } = await open();
  const { user } = await signUp();
  const key = await craftApiKey(database, user.id, { scopes: ["tasks:read"] });
  const onPlan = () => ask("onPlan", { "x-api-key": key });
  expect(await onPlan()).toBe(403);
  await changeUser(database, user.id, { plan: "pro" });
  expect(await onPlan()).toBe(204);
  await changeUser(database, user.id, { planUntil: new Date().toISOString() });
  expect(await onPlan(), "when the plan has ended").toBe(403);
});

test("a route with a plan must require authentication, and documents its problem", () => {
  const defineOpenRoute = () =>
    defineRoutes("system", {
      x: { ...shared, path: "/x", security: [], "x-plan": ["pro"] },
    });
  expect(defineOpenRoute).toThrow("x requires a plan but no credentials");
  expect(documentedResponses(routes.onPlan)).toMatchObject({
    403: { description: expect.stringContaining("`plan_required`") },
  });
  expect(documentedResponses(routes.anyRole)).toMatchObject({
    403: { description: expect.not.stringContaining("plan_required") },
  });
});

test("a route that requires recent authentication must require a checked session", () => {
  const define = (route: Pick<Partial<Route>, "security" | "x-session-check">) => () =>
    defineRoutes("system", {
      x: {
        ...shared,
        path: "/x",
        security: anySession,
        "x-recent-authentication": tenMinutes,
        ...route,
      },
    });
  const checked = { "x-session-check": true } as const;
  expect(define({ ...checked, security: requires("user", "users:read") })).toThrow(
    "x requires recent authentication, so it must require a session",
  );
  expect(define({ ...checked, security: [] })).toThrow("so it must require a session");
  expect(define({})).toThrow("x requires recent authentication but no session check");
  expect(define(checked)).not.toThrow();
});
