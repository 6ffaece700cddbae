import { describe, expect, test } from "vitest";
import { newestToken } from "../support/fixtures/links.ts";
import { createHarness, password } from "../support/harness.ts";
import { email, offline, openNextApp } from "../support/next-app.ts";

describe("cookies of the application", () => {
  test("are HttpOnly, Secure and of this host alone", async () => {
    const { signUp, jar, app, visit } = await openNextApp();
    const { lines } = await signUp();
    const attributes = lines.map((line) =>
      line.replace(/=[^;]+/, "").replace(/Max-Age=8\d\d;/, "Max-Age=900;"),
    );
    expect(attributes, "the access token lives 15 minutes").toEqual([
      "__Host-latch_device; Path=/; Max-Age=34560000; HttpOnly; SameSite=lax; Secure",
      "__Host-latch_access; Path=/; Max-Age=900; HttpOnly; SameSite=lax; Secure",
      "__Host-latch_refresh; Path=/; Max-Age=34560000; HttpOnly; SameSite=lax; Secure",
    ]);
    const { shown } = await visit("/account", { page: app.getSession });
    expect(shown).toMatchObject({ role: "user", userId: expect.stringMatching(/^usr_/) });
    expect(shown).toMatchObject({ accessToken: jar.get("__Host-latch_access") });
  });

  test("have no prefix on http", async () => {
    const { signUp } = await openNextApp({ options: { appUrl: "http://localhost:3000" } });
    const { lines } = await signUp();
    expect(lines.join()).toContain("latch_access=");
    expect(lines.join()).not.toMatch(/__Host-|Secure/);
  });

  test("end with a logout, and the device token stays", async () => {
    const { signUp, post, app, jar, harness, visit, show } = await openNextApp();
    await signUp();
    const refreshToken = jar.get("__Host-latch_refresh") ?? "";
    await post(async () => (await app.getLatch()).logOut());
    expect([...jar.keys()]).toEqual(["__Host-latch_device"]);
    const { error } = await harness.latch.refreshSession({ body: { refreshToken } });
    expect(error?.code).toBe("invalid_session");
    expect((await visit("/", { page: show })).shown).toBe("nobody");
  });

  test("end with a logout also if the API is unavailable", async () => {
    const { signUp, post, app, jar, faults } = await openNextApp();
    await signUp();
    faults.push(offline);
    await post(async () => (await app.getLatch()).logOut().catch(() => "offline"));
    expect([...jar.keys()]).toEqual(["__Host-latch_device"]);
  });
});

describe("getSession", () => {
  test("calls the API once for the keys, and not for each request", async () => {
    const { signUp, visit, show, calls, harness } = await openNextApp();
    await signUp();
    calls.length = 0;
    for (let each = 0; each < 5; each++) await visit("/account", { page: show });
    expect(calls.map(({ url }) => new URL(url).pathname)).toEqual(["/.well-known/jwks.json"]);
    expect(harness.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("accepts no token of another issuer, and none that is no token", async () => {
    const { signUp, jar, visit, show, harness } = await openNextApp();
    await signUp();
    const other = await createHarness({ LATCH_ISSUER: "https://other.example.com" });
    const foreign = (await other.signUp()).accessToken;
    for (const token of [foreign, "nonsense", `${foreign}x`]) {
      jar.set("__Host-latch_access", token);
      jar.delete("__Host-latch_refresh");
      expect((await visit("/", { page: show })).shown).toBe("nobody");
    }
    expect(harness.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("never refreshes and changes no cookie in a server component", async () => {
    const { signUp, visit, app, count, harness } = await openNextApp();
    await signUp();
    harness.pass(860);
    const { lines } = await visit("/account", {
      page: async () => {
        harness.pass(60);
        expect(await app.getSession()).toBeUndefined();
        expect((await (await app.getLatch()).getMe()).response.status).toBe(401);
      },
    });
    expect([lines, count("/auth/refresh")]).toEqual([[], 0]);
  });
});

describe("getLatch", () => {
  test("returns a pending login to the application, and stores the session after the last proof", async () => {
    const { app, post, jar, harness, visit, show } = await openNextApp({
      environment: { REQUIRE_VERIFIED_EMAIL: "true" },
    });
    const { shown } = await post(async () => {
      const { data } = await (await app.getLatch()).signUp({ body: { email, password } });
      return data;
    });
    expect(shown).toMatchObject({ status: "pending", reason: "verify_email" });
    expect([...jar.keys()]).toEqual([]);
    const token = await newestToken(harness, email);
    await harness.latch.verifyEmail({ body: { token, password } });
    const { challenge } = shown as { challenge: string };
    await post(async () => (await app.getLatch()).answerChallenge({ body: { challenge } }));
    expect((await visit("/account", { page: show })).shown).toBe("user");
  });

  test("returns a required step-up to the application, which reauthenticates and repeats", async () => {
    const { app, post, signUp, harness, jar, visit, show } = await openNextApp();
    await signUp();
    harness.pass(700);
    await post(async () => {
      const latch = await app.getLatch();
      const create = (headers = {}) =>
        latch.createApiKey({ headers, body: { name: "ci", scopes: ["tasks:read"] } });
      expect((await create()).error?.code).toBe("reauthentication_required");
    });
    const before = jar.get("__Host-latch_refresh");
    await post(async () => {
      const latch = await app.getLatch();
      const proofs = [{ method: "password" as const, password }];
      expect((await latch.reauthenticate({ body: { proofs } })).response.status).toBe(200);
    });
    expect(jar.get("__Host-latch_refresh")).not.toBe(before);
    await post(async () => {
      const { response } = await (await app.getLatch()).createApiKey({
        body: { name: "ci", scopes: ["tasks:read"] },
      });
      expect(response.status).toBe(201);
      expect((await (await app.getLatch()).verifySession()).response.status).toBe(200);
    });
    expect((await visit("/account", { page: show })).shown).toBe("user");
  });

  test("sends the device token with the next login", async () => {
    const { app, post, signUp, calls } = await openNextApp();
    await signUp();
    await post(async () => (await app.getLatch()).logOut());
    await post(async () => (await app.getLatch()).logIn({ body: { identifier: email, password } }));
    const logIn = calls.find(({ url }) => url.endsWith("/auth/login"));
    expect(await logIn?.json()).toMatchObject({ deviceToken: expect.stringMatching(/^ldt_/) });
  });

  test("starts no session in a server component", async () => {
    const { app, visit } = await openNextApp();
    const page = async () => (await app.getLatch()).signUp({ body: { email, password } });
    await expect(visit("/", { page })).rejects.toThrow("Cookies can only be modified");
  });
});
