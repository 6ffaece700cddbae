import { inspect } from "node:util";
import { expect, test, vi } from "vitest";
import { craftApiKey } from "../../support/fixtures/api-key.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, type Harness, jsonBody } from "../../support/harness.ts";

const canary = "canary correct horse battery";

const textOf = ({ logged }: Harness) =>
  `${JSON.stringify(logged)}${inspect(logged, { depth: 20, maxStringLength: null })}`;

test("the log contains no password, token, cookie or key", async () => {
  const harness = await createHarness({ RATE_LIMITS: "false", LOG_LEVEL: "debug" });
  const { raw, latch, as, database } = harness;
  const email = "ada@example.com";
  const data = signedIn(await latch.signUp({ body: { email, password: canary } }));
  const { accessToken = "", refreshToken = "", user } = data;
  const key = await craftApiKey(database, user?.id ?? "", { scopes: ["token:verify"] });
  const secrets = [canary, accessToken, refreshToken, key];

  const login = jsonBody({ identifier: email, password: canary });
  const byCookie = await raw("POST", "/auth/login?mode=cookie", login);
  const cookie = byCookie.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  secrets.push(cookie.slice(cookie.indexOf("=") + 1));
  await raw("POST", "/auth/refresh", { headers: { cookie } });
  await raw("POST", "/auth/refresh", { headers: { cookie, origin: "https://evil.example" } });
  await as({ authorization: `Bearer ${accessToken}` }).getMe();
  await as({ "x-api-key": key }).verifyToken();
  await as({ authorization: `Bearer ${accessToken}x` }).getMe();
  await latch.logIn({ body: { identifier: email, password: `${canary} wrong` } });
  await latch.logIn({ body: { identifier: canary, password: "x" } });
  await latch.signUp({ body: { email, password: canary } });
  await latch.signUp({ body: { email: canary, password: canary, name: canary } });
  await raw("POST", "/auth/login", { ...login, body: `{"password":"${canary}"` });
  await raw("GET", `/auth/verify?access_token=${accessToken}&password=${canary}`);
  // A replay, which is logged.
  const first = await latch.refreshSession({ body: { refreshToken } });
  secrets.push(first.data?.refreshToken ?? "");
  harness.pass(11);
  await latch.refreshSession({ body: { refreshToken } });
  await latch.logOut({ body: { refreshToken } });

  const text = textOf(harness);
  expect(text).toContain("session.replayed");
  expect(text).toContain("login.failed");
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(20);
    expect(text).not.toContain(secret);
  }
  expect(text).not.toMatch(/lrt_|latch_[\w-]{40}|eyJ|\$2b\$/);
});

test("each request is one line with the caller, the operation and the duration, and no more", async () => {
  const { raw, signUp, logged } = await createHarness({ RATE_LIMITS: "false" });
  const { user, accessToken } = await signUp();
  logged.length = 0;
  const headers = { authorization: `Bearer ${accessToken}`, "user-agent": "canary/1" };
  await raw("GET", "/me?canary=1", { headers });
  expect(logged).toEqual([
    {
      level: "info",
      message: "request",
      requestId: expect.any(String),
      traceId: expect.stringMatching(/^[\da-f]{32}$/),
      operationId: "getMe",
      method: "GET",
      path: "/me",
      status: 200,
      ms: expect.any(Number),
      userId: user.id,
      address: "203.0.113.7",
    },
  ]);
});

test("an unexpected error is logged with its cause, and not in the response", async () => {
  const harness = await createHarness({ RATE_LIMITS: "false" });
  vi.spyOn(console, "error").mockImplementationOnce(() => {});
  const broken = new Error("canary: the inside of the program");
  harness.deps.accounts.getProfile = () => Promise.reject(broken);
  const { accessToken } = await harness.signUp();
  const response = await harness.raw("GET", "/me", {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(JSON.parse(text)).toEqual({
    type: "/problems/internal",
    title: "Internal server error",
    status: 500,
    code: "internal",
    requestId: expect.any(String),
  });
  const line = harness.logged.find(({ level }) => level === "error");
  expect(line).toMatchObject({ err: broken, operationId: "getMe" });
});

test.each([
  [100, 20],
  [25, 5],
  [1, 1],
  [0, 0],
])("of requests with a 2xx response, %d percent are logged", async (percent, lines) => {
  const { raw, logged } = await createHarness({ LOG_SUCCESS_PERCENT: String(percent) });
  for (let request = 0; request < 20; request++) await raw("GET", "/health");
  expect(logged.filter(({ message }) => message === "request")).toHaveLength(lines);
});

test("of requests that clients repeat by themselves, fewer may be logged", async () => {
  const { raw, signUp, logged } = await createHarness({ LOG_FREQUENT_PERCENT: "10" });
  const { accessToken } = await signUp();
  const headers = { authorization: `Bearer ${accessToken}` };
  for (let request = 0; request < 20; request++) {
    for (const path of ["/auth/verify", "/me", "/me/sessions"]) await raw("GET", path, { headers });
  }
  const linesOf = (id: string) =>
    logged.filter(({ message, operationId }) => message === "request" && operationId === id);
  expect(linesOf("verifyToken").length + linesOf("getMe").length).toBe(4);
  expect(linesOf("listMySessions")).toHaveLength(20);
});

test("every other response and every line with an event is logged", async () => {
  const { raw, latch, logged } = await createHarness({ LOG_SUCCESS_PERCENT: "0" });
  for (const path of ["/me", "/nowhere", "/docs"]) await raw("GET", path);
  await latch.logIn({ body: { identifier: "ada@example.com", password: canary } });
  const statuses = logged.flatMap(({ message, status }) => (message === "request" ? [status] : []));
  expect(statuses).toEqual([401, 404, ...statuses.slice(2)]);
  expect(statuses).toContain(401);
  expect(logged.some(({ event }) => event === "login.failed")).toBe(true);
});
