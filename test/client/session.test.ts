import { createLatchSession } from "@latch/client";
import { expect, test } from "vitest";
import { createHarness, origin, password } from "../support/harness.ts";
import {
  createGate,
  openSession,
  openSignedIn,
  statusesOf,
  withCookies,
} from "../support/sessions/client-session.ts";

const many = <T>(call: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 20 }, call));

test("a program only signs up, logs in and logs out", async () => {
  const { latch, accessToken, tokens, ended } = await openSignedIn();
  expect((await latch.getMe()).data?.email).toBe("ada@example.com");
  expect((await latch.verifyToken()).data?.role).toBe("user");
  expect(await accessToken()).toBe((await tokens())?.accessToken);

  const storedToken = (await tokens())?.refreshToken ?? "";
  expect((await latch.logOut()).response.status).toBe(204);
  expect(await tokens()).toBeUndefined();
  expect(await accessToken()).toBeUndefined();
  expect((await latch.getMe()).error?.code).toBe("unauthenticated");
  const again = await latch.refreshSession({ body: { refreshToken: storedToken } });
  expect(again.error?.code, "the session has ended on the server, too").toBe("invalid_session");

  await latch.logIn({ body: { identifier: "ada@example.com", password } });
  expect((await latch.getMe()).response.status).toBe(200);
  expect(ended).toEqual([]);
});

test("refreshes an access token that is about to expire before a call, once for concurrent calls", async () => {
  const { harness, latch, count, tokens } = await openSignedIn();
  const before = await tokens();
  harness.pass(869);
  await latch.getMe();
  expect(count("/auth/refresh"), "31 seconds are enough").toBe(0);
  harness.pass(2);
  const answers = await many(() => latch.getMe());
  expect(new Set(statusesOf(answers))).toEqual(new Set([200]));
  expect([count("/auth/refresh"), count("/me")]).toEqual([1, 21]);
  expect((await tokens())?.refreshToken).not.toBe(before?.refreshToken);
});

test("repeats calls that get a 401 once, after one refresh", async () => {
  // The client's clock does not advance: the token looks valid to it.
  const now = Date.now();
  const { harness, latch, count } = await openSignedIn({ clock: () => now });
  harness.pass(1000);
  const answers = await many(() => latch.getMe());
  expect(new Set(statusesOf(answers))).toEqual(new Set([200]));
  expect([count("/auth/refresh"), count("/me")]).toEqual([1, 40]);
});

test("returns a 401 that is not about the access token", async () => {
  const { latch, paths } = await openSignedIn({}, ({ fetch }) => (request) => {
    const refused = Response.json({ code: "invalid_credentials" }, { status: 401 });
    return request.url.endsWith("/me") ? Promise.resolve(refused) : fetch(request);
  });
  paths.length = 0;
  expect((await latch.getMe()).response.status).toBe(401);
  expect(paths).toEqual(["/me"]);
});

test("does not repeat a call that fails for another reason", async () => {
  const { latch, paths } = await openSignedIn();
  paths.length = 0;
  const wrong = await latch.logIn({ body: { identifier: "ada@example.com", password: "wrong" } });
  const low = await latch.listUsers();
  const own = await latch.getMe({ headers: { authorization: "Bearer chosen.by.caller" } });
  expect(statusesOf([wrong, low, own])).toEqual([401, 403, 401]);
  expect(paths.slice(0, 2)).toEqual(["/auth/login", "/users"]);
});

test("notifies the application once when the session has ended", async () => {
  const { harness, latch, tokens, ended, count } = await openSignedIn();
  await harness.deps.sessions.logOut(
    { caller: { actor: "test", address: "127.0.0.1", requestId: "test" }, principal: undefined },
    { refreshToken: (await tokens())?.refreshToken ?? "" },
  );
  harness.pass(900);
  const answers = await many(() => latch.getMe());
  expect(new Set(answers.map(({ error }) => error?.code))).toEqual(new Set(["invalid_session"]));
  expect(ended).toEqual(["over"]);
  expect(await tokens()).toBeUndefined();
  expect(count("/me")).toBe(0);
});

test.each([
  ["answers 503", async () => new Response(null, { status: 503 })],
  ["does not answer", () => Promise.reject(new TypeError("no network"))],
])("keeps the session when the refresh %s", async (_, failure: () => Promise<Response>) => {
  let broken = true;
  const { harness, latch, ended, tokens } = await openSignedIn(
    {},
    ({ fetch }) =>
      (request) =>
        broken && request.url.endsWith("/auth/refresh") ? failure() : fetch(request),
  );
  harness.pass(880);
  expect((await latch.getMe()).response.status, "the token still lives").toBe(200);
  harness.pass(100);
  const outcome = await latch.getMe().then(
    ({ response }) => response.status,
    ({ message }: Error) => message,
  );
  expect([503, "no network"]).toContain(outcome);
  expect(await tokens()).toBeDefined();
  broken = false;
  expect((await latch.getMe()).response.status).toBe(200);
  expect(ended).toEqual([]);
});

test("keeps two tabs with a shared storage logged in when both refresh at the same time", async () => {
  const { harness, latch, storage, ended } = await openSignedIn();
  const otherTab = openSession(harness, { storage });
  harness.pass(900);
  const answers = await Promise.all([latch.getMe(), otherTab.latch.getMe()]);
  expect(statusesOf(answers)).toEqual([200, 200]);
  expect([...ended, ...otherTab.ended]).toEqual([]);
});

test("does not refresh again for a 401 that arrives after another refresh", async () => {
  const now = Date.now();
  const gate = createGate("/me");
  const { harness, latch, count } = await openSignedIn({ clock: () => now }, ({ fetch }) =>
    gate.hold(fetch),
  );
  harness.pass(1000);
  const lateCall = latch.getMe();
  await gate.reached;
  await latch.verifyToken();
  gate.open();
  expect((await lateCall).response.status).toBe(200);
  expect(count("/auth/refresh")).toBe(1);
});

test("keeps the tokens of a later login in another tab when a refresh is rejected", async () => {
  const gate = createGate("/auth/refresh");
  const { harness, latch, storage, ended } = await openSignedIn({}, ({ fetch }) =>
    gate.hold(fetch),
  );
  const otherTab = openSession(harness, { storage });
  harness.pass(900);
  const lateCall = latch.getMe();
  await gate.reached;
  await otherTab.latch.logOut();
  await otherTab.latch.logIn({ body: { identifier: "ada@example.com", password } });
  gate.open();
  expect((await lateCall).response.status).toBe(200);
  expect(ended).toEqual([]);
});

test("hides the refresh token from scripts in cookie mode, and resumes the session after a reload", async () => {
  const harness = await createHarness();
  const browser = withCookies(harness.fetch);
  const page = openSession(harness, { cookie: true, fetch: browser });
  expect((await page.latch.getMe()).response.status, "the page has no session").toBe(401);
  expect(page.ended, "no session has ended").toEqual([]);
  await page.latch.signUp({ body: { email: "ada@example.com", password } });
  expect(await page.tokens()).toMatchObject({
    accessToken: expect.any(String),
    refreshToken: undefined,
  });

  const reloaded = openSession(harness, { cookie: true, fetch: browser });
  const answers = await many(() => reloaded.latch.getMe());
  expect(new Set(statusesOf(answers))).toEqual(new Set([200]));
  expect(reloaded.count("/auth/refresh")).toBe(1);
  expect((await reloaded.tokens())?.refreshToken).toBeUndefined();
  expect((await reloaded.latch.refreshSession()).data?.user.email).toBe("ada@example.com");

  await reloaded.latch.logOut();
  expect((await reloaded.latch.getMe()).error?.code).toBe("unauthenticated");
  harness.pass(900);
  expect((await page.latch.getMe()).error?.code).toBe("unauthenticated");
  expect([page.ended, reloaded.ended]).toEqual([["over"], []]);
});

test("keeps the tokens in memory without a storage", async () => {
  const harness = await createHarness();
  const { latch } = createLatchSession({ baseUrl: origin, fetch: harness.fetch });
  await latch.signUp({ body: { email: "ada@example.com", password } });
  expect((await latch.getMe()).response.status).toBe(200);
});
