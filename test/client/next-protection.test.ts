import { createLatchNext, type Role, safePath } from "@latch/client/next";
import { describe, expect, test } from "vitest";
import { craftApiKey } from "../support/fixtures/api-key.ts";
import { signedIn } from "../support/fixtures/signed-in.ts";
import { scan } from "../support/fixtures/tables.ts";
import { createHarness, password } from "../support/harness.ts";
import { appUrl, email, openExpired, openNextApp } from "../support/next-app.ts";

const access = "__Host-latch_access";

describe("protected paths", () => {
  test.each([
    ["/account", 307],
    ["/account/", 307],
    ["//account", 307],
    ["/account/keys", 307],
    ["/%61ccount", 307],
    ["/accounts", 200],
    ["/", 200],
    ["/login", 200],
  ])("%s without a session: %i", async (path, status) => {
    const { visit } = await openNextApp();
    expect((await visit(appUrl + path)).status).toBe(status);
  });

  test("require the role of the longest prefix", async () => {
    const protect = { "/": "user", "/admin": "master", "/admin/help": "agent" } as const;
    const { visit, jar, harness } = await openNextApp({ options: { protect } });
    const statuses = async () => {
      const paths = ["/", "/admin", "/admin/x", "/admin/help", "/login"];
      return Promise.all(paths.map(async (path) => (await visit(path)).status));
    };
    expect(await statuses()).toEqual([307, 307, 307, 307, 200]);
    for (const [role, expected] of [
      ["user", [200, 403, 403, 403, 200]],
      ["agent", [200, 403, 403, 200, 200]],
      ["super_admin", [200, 200, 200, 200, 200]],
    ] as const) {
      jar.set(access, (await harness.signUp({ role })).accessToken);
      expect(await statuses(), role).toEqual(expected);
    }
  });

  test("stay protected when the login is at the root, or has protected paths below it", async () => {
    const protect = { "/account": "user", "/login/admin": "master" } as const;
    const atRoot = await openNextApp({ options: { protect, loginPath: "/" } });
    const below = await openNextApp({ options: { protect: { "/": "user", ...protect } } });
    const statuses = async ({ visit }: typeof atRoot, ...paths: string[]) =>
      Promise.all(paths.map(async (path) => (await visit(path)).status));
    expect(await statuses(atRoot, "/", "/account", "/account/keys", "/about")).toEqual([
      200, 307, 307, 200,
    ]);
    expect(await statuses(below, "/login", "/login/code", "/login/admin", "/about")).toEqual([
      200, 200, 307, 307,
    ]);
  });

  test.each<[string, string, string]>([
    ["a role that does not exist", "/admin", "admin"],
    ["a pattern of a matcher", "/admin/:path*", "master"],
    ["a pattern of a route", "/users/[id]", "master"],
    ["no path", "admin", "master"],
  ])("fail at the start with %s", (_, path, role) => {
    const options = { baseUrl: "https://auth.example.com", appUrl };
    expect(() => createLatchNext({ ...options, protect: { [path]: role as Role } })).toThrow(path);
  });

  test("show the page of the application for a role that is too low", async () => {
    const { visit, signUp } = await openNextApp({ options: { forbiddenPath: "/forbidden" } });
    await signUp();
    expect(await visit("/admin")).toMatchObject({ status: 403, rewritten: "/forbidden" });
  });

  test("redirect a request with a body so that the browser does not repeat it", async () => {
    const { visit } = await openNextApp();
    expect((await visit("/account", { method: "POST" })).status).toBe(303);
  });

  test("send a server action to the login by the header that its script follows", async () => {
    const { visit } = await openNextApp();
    const headers = { "next-action": "0123" };
    const { status, location, action } = await visit("/account", { method: "POST", headers });
    expect([status, location, action]).toEqual([
      401,
      null,
      "https://app.test/login?next=%2Faccount",
    ]);
  });

  test.each([
    ["/account?tab=1#top", "/account?tab=1#top"],
    ["https://evil.example", "/"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["/.//evil.example", "/"],
    ["/%2e//evil.example", "/"],
    ["javascript:alert(1)", "/"],
    [undefined, "/"],
    [["/account"], "/"],
  ])("safePath(%j) is %s", (path, expected) => {
    expect(safePath(path)).toBe(expected);
  });
});

describe("the client that the API sees", () => {
  const userAgent = "Mozilla/5.0 (a browser)";

  test("has the user agent of the browser", async () => {
    const { visit, calls } = await openExpired();
    await visit("/account");
    expect(calls.find(({ url }) => url.endsWith("/auth/refresh"))?.headers.get("user-agent")).toBe(
      userAgent,
    );
  });

  test("has its address as well with an API key, from the header that the proxy of the site sets", async () => {
    const harness = await createHarness();
    const owner = await harness.signUp({ role: "super_admin" });
    const apiKey = await craftApiKey(harness.database, owner.user.id, {
      scopes: ["client:forward"],
    });
    const { visit, app } = await openNextApp({
      harness,
      options: {
        forward: { apiKey, clientAddress: (headers) => headers.get("x-real-ip") },
      },
    });
    const headers = { "x-real-ip": "198.51.100.23", "x-forwarded-for": "192.0.2.1" };
    await visit("/login", {
      method: "POST",
      headers,
      page: async () =>
        signedIn(await (await app.getLatch()).signUp({ body: { email, password } })),
    });
    harness.pass(3600);
    const { shown } = await visit("/account", {
      headers,
      page: async () => (await app.getSession())?.userId,
    });
    const sessions = await scan(harness.database, "Sessions");
    expect(sessions.find(({ userId }) => userId === shown)).toMatchObject({
      address: "198.51.100.23",
      userAgent,
    });
  });

  test("throws an error for access tokens that this configuration does not accept", async () => {
    const { visit } = await openExpired({ options: { audience: "another" } });
    await expect(visit("/account")).rejects.toThrow("compare issuer");
  });
});
