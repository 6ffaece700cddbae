import { expect, test } from "vitest";
import { createHarness, jsonBody } from "../support/harness.ts";
import { shareHarness } from "../support/shared-harness.ts";

const app = "https://app.example.com";
const shared = shareHarness({
  RATE_LIMITS: "false",
  LATCH_ISSUER: "https://id.example.com",
  ALLOWED_ORIGINS: `${app}, https://other.example.com`,
});

const answers: [string, string, string, number][] = [
  ["a success", "GET", "/health", 200],
  ["a refusal", "GET", "/me", 401],
  ["bad input", "POST", "/auth/login?mode=x", 415],
  ["an unknown path", "GET", "/nowhere", 404],
  ["another method", "PATCH", "/health", 405],
];

test.each(answers)("%s has the security headers", async (...[, method, path, status]) => {
  const response = await shared().raw(method, path);
  expect(response.status).toBe(status);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  });
  expect(response.headers.has("x-powered-by")).toBe(false);
  expect(response.headers.has("server")).toBe(false);
});

test("documentation pages have the security headers of HTML pages", async () => {
  const response = await shared().raw("GET", "/docs");
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "content-security-policy": expect.stringContaining("style-src 'self'; script-src 'self';"),
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  });
  const slash = await shared().raw("GET", "/docs/");
  expect([slash.status, slash.headers.get("location")]).toEqual([302, "/docs"]);
});

test("documentation pages are off in production unless DOCS_PAGE is true", async () => {
  const production = {
    NODE_ENV: "production",
    LATCH_ISSUER: "https://api.test",
    BCRYPT_COST: "10",
    RATE_LIMITS: "true",
  };
  const { raw } = await createHarness(production);
  const page = await raw("GET", "/docs");
  expect(page.status).toBe(404);
  const text = await page.text();
  expect(text).toContain("DOCS_PAGE=true");
  expect(text).not.toMatch(/<script|<form|<input/);
  const files = ["swagger-ui.css", "swagger-ui-bundle.js"];
  for (const file of files) {
    expect((await raw("GET", `/docs/swagger-ui-dist/${file}`)).status).toBe(404);
  }
  expect(await (await raw("GET", "/")).text()).not.toContain("/docs");
  expect((await raw("GET", "/openapi.json")).status).toBe(200);

  const { raw: open } = await createHarness({ ...production, DOCS_PAGE: "true" });
  const served = await open("GET", "/docs");
  expect(served.status).toBe(200);
  expect(await served.text()).toContain('data-keeps-login="false"');
  expect(await (await open("GET", "/")).text()).toContain("/docs");
});

test("the documentation page keeps a login in the browser in development only", async () => {
  for (const [NODE_ENV, keeps] of [
    ["development", "true"],
    ["test", "false"],
  ] as const) {
    const { raw } = await createHarness({ NODE_ENV, LATCH_ISSUER: "http://localhost:4000" });
    expect(await (await raw("GET", "/docs")).text()).toContain(`data-keeps-login="${keeps}"`);
  }
});

test("sends HSTS with an https issuer only", async () => {
  const { raw } = await createHarness({ LATCH_ISSUER: "http://localhost:4000" });
  const response = await raw("GET", "/health");
  expect(response.headers.has("strict-transport-security")).toBe(false);
});

test("forbids caching of tokens and personal data, and allows it for public keys", async () => {
  const { raw, admin, logIn } = shared();
  await logIn(admin.user.email);
  const headers = { authorization: `Bearer ${admin.accessToken}` };
  for (const path of ["/me", "/users", "/auth/verify"]) {
    const response = await raw("GET", path, { headers });
    expect([response.status, response.headers.get("cache-control")], path).toEqual([
      200,
      "no-store",
    ]);
  }
  for (const path of ["/.well-known/jwks.json", "/openapi.json"]) {
    expect((await raw("GET", path)).headers.get("cache-control")).toBe("public, max-age=300");
  }
});

test.each(["abc-123", "01JD7P3T1KF4FVZ0E8M2Q5C9AX", "a=b_c", "x".repeat(128)])(
  "uses the request id %s in the response, the problem and the log",
  async (id) => {
    const { raw, logged } = shared();
    const response = await raw("GET", "/me", { headers: { "x-request-id": id } });
    expect(response.headers.get("x-request-id")).toBe(id);
    expect(await response.json()).toMatchObject({ requestId: id });
    expect(logged.at(-1)).toMatchObject({ requestId: id, status: 401 });
  },
);

test.each(["", " ", "a b", "a,b", '{"a":1}', "a\tb", "<b>", "x".repeat(129), "é"])(
  "replaces the invalid request id %j by a new one",
  async (id) => {
    const { raw } = shared();
    const response = await raw("GET", "/me", { headers: { "x-request-id": id } });
    expect(response.headers.get("x-request-id")).toMatch(/^[\w-]{36}$/);
  },
);

test("creates a unique request id for each request", async () => {
  const { raw } = shared();
  const responses = await Promise.all(Array.from({ length: 50 }, () => raw("GET", "/health")));
  const ids = responses.map(({ headers }) => headers.get("x-request-id"));
  expect(new Set(ids).size).toBe(50);
});

const preflight = (origin: string) => ({
  headers: {
    origin,
    "access-control-request-method": "PATCH",
    "access-control-request-headers": "authorization,content-type,x-session-mode",
  },
});

test("allows an allowed origin to send credentials and to read the exposed headers", async () => {
  const { raw } = shared();
  for (const origin of [app, "https://other.example.com"]) {
    const before = await raw("OPTIONS", "/me", preflight(origin));
    expect(before.status).toBe(204);
    const allowed = Object.fromEntries(before.headers);
    expect(allowed).toMatchObject({
      "access-control-allow-origin": origin,
      "access-control-allow-credentials": "true",
      "access-control-max-age": "600",
    });
    expect(allowed["access-control-allow-methods"]?.split(",")).toContain("PATCH");
    expect(allowed["access-control-allow-headers"]?.split(",")).toEqual(
      expect.arrayContaining(["authorization", "content-type", "x-session-mode"]),
    );
    const answer = await raw("GET", "/health", { headers: { origin } });
    expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
    expect(answer.headers.get("access-control-expose-headers")).toContain("x-request-id");
    expect(answer.headers.get("vary")?.toLowerCase()).toContain("origin");
    const problem = await raw("GET", "/me", { headers: { origin } });
    expect(problem.headers.get("access-control-allow-origin"), "problems too").toBe(origin);
  }
});

test.each([
  "https://evil.example",
  "null",
  "http://app.example.com",
  `${app}.evil.example`,
  `${app}:8443`,
])("allows no cross-origin request from %s", async (origin) => {
  const { raw } = shared();
  for (const init of [preflight(origin), { headers: { origin } }]) {
    const response = await raw(
      "access-control-request-method" in init.headers ? "OPTIONS" : "GET",
      "/health",
      init,
    );
    expect(response.headers.has("access-control-allow-origin")).toBe(false);
  }
});

test("allows no cross-origin request without an allow-list, not even a preflight", async () => {
  const { raw } = await createHarness();
  const before = await raw("OPTIONS", "/me", preflight(app));
  expect(before.status).toBe(405);
  const answer = await raw("GET", "/health", { headers: { origin: app } });
  for (const { headers } of [before, answer]) {
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  }
});

test("does not let a page of another origin read the response to a login", async () => {
  const { raw, admin } = shared();
  const init = jsonBody({ identifier: admin.user.email, password: "guess" });
  const headers = { ...init.headers, origin: "https://evil.example" };
  const response = await raw("POST", "/auth/login?mode=cookie", { ...init, headers });
  expect(response.headers.has("access-control-allow-origin")).toBe(false);
});
