import { createLatchNext } from "@latch/client/next";
import { describe, expect, test } from "vitest";
import { nextDouble, openNextBrowser } from "../support/doubles/next-double.ts";
import { newestToken } from "../support/fixtures/links.ts";
import { createHarness, origin, password } from "../support/harness.ts";
import { appUrl, email, offline, openExpired, openNextApp } from "../support/next-app.ts";

const access = "__Host-latch_access";
const refresh = "__Host-latch_refresh";

describe("the proxy", () => {
  test("refreshes an expired session, and passes the new cookies to the page and the browser", async () => {
    const { visit, show, jar, count } = await openExpired();
    const before = jar.get(refresh);
    const { status, shown, lines, cache } = await visit("/account", { page: show });
    expect([status, shown, count("/auth/refresh")]).toEqual([200, "user", 1]);
    expect(lines.map((line) => line.slice(0, line.indexOf("=")))).toEqual([
      access,
      refresh,
      "__Host-latch_device",
    ]);
    expect(cache, "a cache must not store the cookies").toBe("private, no-store");
    expect(jar.get(refresh)).not.toBe(before);
    expect((await visit("/account", { page: show })).lines).toEqual([]);
    expect(count("/auth/refresh")).toBe(1);
  });

  test("refreshes 30 seconds before the access token expires, and not earlier", async () => {
    const { signUp, harness, visit, count } = await openNextApp();
    await signUp();
    harness.pass(865);
    await visit("/");
    expect(count("/auth/refresh")).toBe(0);
    harness.pass(10);
    await visit("/");
    expect(count("/auth/refresh")).toBe(1);
  });

  test("refreshes once for concurrent requests, and for those that were sent before its response", async () => {
    const { app, visit, show, jar, count, harness } = await openExpired();
    const old = new Map(jar);
    const shown = await Promise.all(
      Array.from({ length: 20 }, () => visit("/account", { page: show })),
    );
    expect(new Set(shown.map((each) => each.shown))).toEqual(new Set(["user"]));
    harness.pass(9);
    const late = openNextBrowser(app, appUrl);
    for (const pair of old) late.jar.set(...pair);
    expect((await late.visit("/account", { page: show })).shown).toBe("user");
    expect(late.jar.get(refresh)).toBe(jar.get(refresh));
    expect(count("/auth/refresh")).toBe(1);
  });

  test("gives the result of a refresh to no other user agent", async () => {
    const { app, visit, jar, count } = await openExpired();
    const old = new Map(jar);
    await visit("/account");
    const thief = openNextBrowser(app, appUrl, "curl");
    for (const pair of old) thief.jar.set(...pair);
    await thief.visit("/account");
    expect(count("/auth/refresh"), "the API decides").toBe(2);
  });

  test("passes the successor of another process on, and its session lives", async () => {
    const { visit, show, jar, harness } = await openExpired();
    const old = new Map(jar);
    await visit("/account");
    const other = createLatchNext({
      baseUrl: origin,
      appUrl,
      clock: harness.clock,
      next: nextDouble,
      fetch: harness.fetch,
    });
    const browser = openNextBrowser(other, appUrl);
    for (const pair of old) browser.jar.set(...pair);
    const page = async () => (await other.getSession())?.role;
    expect((await browser.visit("/", { page })).shown).toBe("user");
    expect((await visit("/account", { page: show })).shown).toBe("user");
  });

  test("removes the cookies when the API has ended the session, and redirects to the login", async () => {
    const { visit, jar, harness } = await openExpired();
    harness.pass(40 * 24 * 3600);
    const { status, location } = await visit("/account?tab=1&_rsc=x");
    expect([status, location]).toEqual([307, "https://app.test/login?next=%2Faccount%3Ftab%3D1"]);
    expect([...jar.keys()]).toEqual(["__Host-latch_device"]);
  });

  test("keeps the session while the account requires another proof", async () => {
    const before = await openExpired();
    const { database, keys } = before.harness;
    const strict = await createHarness({ REQUIRE_VERIFIED_EMAIL: "true" }, { database, keys });
    strict.pass(3600);
    before.faults.push((request) => strict.fetch(request));
    expect((await before.visit("/account")).location).toContain("/login?next=");
    expect(before.jar.has(refresh)).toBe(true);
    const token = await newestToken(before.harness, email);
    await strict.latch.verifyEmail({ body: { token, password } });
    before.harness.pass(11);
    strict.pass(11);
    const { shown } = await before.visit("/account", { page: before.show });
    expect(shown).toBe("user");
  });
});

describe("the proxy without the API", () => {
  test.each([
    ["a network that fails", offline],
    ["status 503", async () => new Response("{}", { status: 503 })],
    ["status 429", async () => new Response("{}", { status: 429 })],
    ["an API key that has ended", unauthenticated],
  ])("keeps the cookies after %s, and responds with 503 on protected paths", async (_, fault) => {
    const { visit, show, jar, faults, status } = await openUnavailable(fault);
    expect(await status("/account")).toBe(503);
    expect((await visit("/", { page: show })).shown, "other pages are shown").toBe("nobody");
    expect(jar.has(refresh)).toBe(true);
    faults.length = 0;
    expect((await visit("/account", { page: show })).shown).toBe("user");
  });

  test("continues with an access token that is still valid, and with the keys that it knows", async () => {
    const { signUp, visit, show, harness, faults } = await openNextApp();
    await signUp();
    await visit("/");
    faults.push(offline);
    harness.pass(880);
    expect((await visit("/account", { page: show })).shown).toBe("user");
  });

  test("verifies by the keys that it has while it cannot fetch newer ones", async () => {
    const { signUp, visit, show, harness, faults, count } = await openNextApp();
    await signUp();
    await visit("/");
    faults.push(offline);
    harness.pass(700);
    for (let each = 0; each < 3; each++) {
      expect((await visit("/account", { page: show })).shown).toBe("user");
    }
    expect(count("/.well-known/jwks.json"), "once more, and then a pause").toBe(2);
  });

  test("keeps the session when it cannot fetch the keys", async () => {
    const { signUp, visit, faults, count } = await openNextApp();
    await signUp();
    faults.push(offline);
    const { status, lines } = await visit("/account");
    expect([status, lines, count("/auth/refresh")]).toEqual([503, [], 0]);
  });

  test("keeps new cookies when it cannot fetch the keys after the refresh", async () => {
    const { jar, visit, faults } = await openExpired();
    jar.delete(access);
    const before = jar.get(refresh);
    faults.push((request) => (request.url.endsWith("jwks.json") ? offline() : undefined));
    expect((await visit("/account")).status).toBe(503);
    expect(jar.get(refresh)).not.toBe(before);
  });

  test("repeats a refresh whose response was lost", async () => {
    const { visit, show, faults, harness, count } = await openExpired();
    let isLost = false;
    faults.push(async (request) => {
      if (!request.url.endsWith("/auth/refresh") || isLost) return undefined;
      isLost = true;
      await harness.fetch(request);
      return offline();
    });
    expect((await visit("/account", { page: show })).shown).toBe("user");
    expect(count("/auth/refresh")).toBe(2);
  });

  async function openUnavailable(fault: () => Promise<Response>) {
    const opened = await openExpired();
    opened.faults.push(fault);
    return { ...opened, status: async (path: string) => (await opened.visit(path)).status };
  }
});

async function unauthenticated(): Promise<Response> {
  const problem = { type: "/problems/unauthenticated", title: "", status: 401 };
  return Response.json({ ...problem, code: "unauthenticated" }, { status: 401 });
}

describe.each<Record<string, string>>([
  { "sec-purpose": "prefetch;prerender" },
  { purpose: "prefetch" },
  { "next-router-prefetch": "1" },
])("a prefetch with %o", (headers) => {
  test("does not refresh: it is answered with a valid token, or not at all", async () => {
    const { signUp, visit, show, harness, count } = await openNextApp();
    await signUp();
    harness.pass(880);
    const early = await visit("/account", { headers, page: show });
    expect([early.shown, early.lines]).toEqual(["user", []]);
    harness.pass(60);
    for (const path of ["/account", "/"]) {
      const late = await visit(path, { headers });
      expect([late.status, late.lines, late.location, late.cache]).toEqual([
        204,
        [],
        null,
        "no-store",
      ]);
    }
    expect(count("/auth/refresh")).toBe(0);
    expect((await visit("/account", { page: show })).shown).toBe("user");
  });

  test("without a session is answered as any other request", async () => {
    const { visit } = await openNextApp();
    expect((await visit("/account", { headers })).status).toBe(307);
    expect((await visit("/", { headers })).status).toBe(200);
  });
});
