import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installExample, startApi, startExample } from "../support/examples/example.ts";
import { password } from "../support/harness.ts";

const secret = "the secret of the earlier back end";
const soon = new Date(Date.now() + 3_600_000).toISOString();

const cleanUps: (() => void | Promise<void>)[] = [];
const atEnd = (cleanUp: () => void | Promise<void>) => void cleanUps.push(cleanUp);
let api: Awaited<ReturnType<typeof startApi>>;
let folder = "";
let origin = "";
let migrated = "";

const start = (environment: Record<string, string>) =>
  startExample(
    folder,
    [process.execPath, "server.js"],
    { LATCH_ISSUER: api.issuer, EARLIER_SECRET: secret, ...environment },
    atEnd,
  );

beforeAll(async () => {
  folder = installExample("express-migration", atEnd);
  api = await startApi(atEnd);
  migrated = (await api.signUp()).user.id;
  writeFileSync(join(folder, "ids.json"), JSON.stringify({ 1041: migrated }));
  origin = await start({ EARLIER_TOKENS_UNTIL: soon });
});
afterAll(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

const post = (path: string, body?: object) =>
  fetch(origin + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
const get = (path: string, token: string, base = origin) =>
  fetch(base + path, { headers: { authorization: `Bearer ${token}` } });

const sign = (claims: object, key = secret) =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "HS256" })
    .setExpirationTime("1h")
    .sign(new TextEncoder().encode(key));

test.each([
  ["/auth/signup", "/auth/login"],
  ["/auth/register", "/login"],
  ["/register", "/user-auth"],
])("%s and %s respond in the earlier form", async (signUpPath, logInPath) => {
  const email = `${crypto.randomUUID()}@example.com`;
  const created = await post(signUpPath, { name: "Jean", email, password });
  expect(created.status).toBe(201);
  const { token, user } = (await created.json()) as { token: string; user: object };
  expect(user).toEqual({ id: expect.stringMatching(/^usr_/), name: "Jean", email });
  expect(await (await get("/auth/profile", token)).json()).toMatchObject({ user });

  const again = await post(signUpPath, { name: "Jean", email, password });
  expect(again.status).toBe(409);
  expect(await again.json()).toMatchObject({ code: "email_taken", message: expect.any(String) });

  const logIn = await post(logInPath, { email, password });
  expect(await logIn.json()).toMatchObject({ token: expect.any(String), user });
  const wrong = await post(logInPath, { email, password: "another password" });
  expect(wrong.status).toBe(401);
  expect(await wrong.json()).toMatchObject({ code: "invalid_credentials" });
  expect((await post(logInPath)).status).toBe(400);
});

test("the paths of sessions verify and end a session", async () => {
  const { accessToken: token, refreshToken, user } = await api.signUp();
  const decoded = await post("/user-auth/verify-token", { token });
  expect(await decoded.json()).toMatchObject({ valid: true, decoded: { userId: user.id } });
  expect((await post("/user-auth/verify-token", { token: "invalid" })).status).toBe(401);

  const session = await post("/user-auth/verify-session", { refreshToken });
  expect(await session.json()).toMatchObject({ valid: true, user: { id: user.id } });
  expect((await post("/user-auth/logout", { refreshToken })).status).toBe(200);
  expect((await post("/user-auth/verify-session", { refreshToken })).status).toBe(401);
  expect((await post("/user-auth/logout")).status, "an earlier client without it").toBe(200);
});

test("routes for any user accept both kinds of tokens, and no forged one", async () => {
  const { accessToken, user } = await api.signUp();
  const now = await get("/orders", accessToken);
  expect(await now.json()).toEqual({ orders: [], customer: user.id });
  const earlier = await get("/orders", await sign({ id: 1041 }));
  expect(await earlier.json()).toEqual({ orders: [], customer: migrated });
  for (const forged of [
    await sign({ id: 1041 }, "another secret of the same length"),
    await sign({ id: 9999 }),
    await sign({ id: "__proto__" }),
    await sign({}),
    new UnsecuredJWT({ id: 1041 }).encode(),
    "invalid",
  ]) {
    expect((await get("/orders", forged)).status, forged).toBe(401);
  }
});

test("routes with a role accept no earlier token", async () => {
  expect((await get("/reports", await sign({ id: 1041, role: "agent" }))).status).toBe(401);
  const agent = await api.signUp({ role: "agent" });
  expect((await get("/reports", agent.accessToken)).status).toBe(200);
});

test.each([
  ["the end of the change-over", { EARLIER_TOKENS_UNTIL: "2020-01-01T00:00:00Z" }],
  ["a date that is none", { EARLIER_TOKENS_UNTIL: "tomorrow" }],
  ["an empty secret", { EARLIER_TOKENS_UNTIL: soon, EARLIER_SECRET: "" }],
])("with %s, no earlier token is accepted", async (_, environment) => {
  const other = await start(environment);
  const token = await sign({ id: 1041 });
  expect((await get("/orders", token, other)).status).toBe(401);
  const { accessToken } = await api.signUp();
  expect((await get("/orders", accessToken, other)).status).toBe(200);
});
