import { readPasskeySettings } from "@latch/config";
import { describe, expect, test } from "vitest";
import { createHarness, jsonBody, password } from "../support/harness.ts";

const development = { NODE_ENV: "development", LATCH_ISSUER: "http://127.0.0.1:4000" };
const local = ["http://localhost:5173", "http://127.0.0.1:5173", "http://[::1]:3000"];
let people = 0;

/** Returns the origin that a response allows. */
const allowedBy = async (raw: Awaited<ReturnType<typeof createHarness>>["raw"], origin: string) =>
  (await raw("GET", "/health", { headers: { origin } })).headers.get("access-control-allow-origin");

describe("pages of this machine", () => {
  test.each(local)("%s may call the API in development", async (origin) => {
    const { raw, logged } = await createHarness(development);
    expect(await allowedBy(raw, origin)).toBe(origin);
    expect(logged.filter(({ event }) => event === "origin.refused")).toEqual([]);
  });

  test.each([
    "https://localhost:5173",
    "http://localhost.evil.example",
    "http://app.localhost:5173",
    "http://127.0.0.2:5173",
    "http://localhost:5173/",
    "http://LOCALHOST:5173",
    "null",
  ])("%s may not", async (origin) => {
    const { raw } = await createHarness(development);
    expect(await allowedBy(raw, origin)).toBeNull();
  });

  test.each([
    { NODE_ENV: "production", LATCH_ISSUER: "http://localhost:4000" },
    { NODE_ENV: "test", LATCH_ISSUER: "http://localhost:4000" },
    { NODE_ENV: "development", LATCH_ISSUER: "https://id.example.com" },
  ])("may not with %o", async (environment) => {
    const { raw } = await createHarness({ BCRYPT_COST: "10", RATE_LIMITS: "true", ...environment });
    for (const origin of local) expect(await allowedBy(raw, origin)).toBeNull();
  });

  test("may use passkeys in development, unless PASSKEY_ORIGINS names the pages", () => {
    const settings = { ...development, NODE_ENV: "development" as const, ALLOWED_ORIGINS: [] };
    expect(readPasskeySettings(settings).isLocal("http://localhost:5173")).toBe(true);
    const named = readPasskeySettings({ ...settings, PASSKEY_ORIGINS: ["http://localhost:3000"] });
    expect(named.isLocal("http://localhost:5173")).toBe(false);
  });
});

describe("the log", () => {
  const refused = { event: "origin.refused", level: "warn" };

  test("names a refused origin once, with the line of the configuration that allows it", async () => {
    const { raw, logged } = await createHarness({
      LATCH_ISSUER: "https://id.example.com",
      ALLOWED_ORIGINS: "https://app.example.com",
    });
    for (let call = 0; call < 3; call++) await allowedBy(raw, "https://new.example.com");
    expect(logged.filter(({ event }) => event === refused.event)).toEqual([
      expect.objectContaining({
        ...refused,
        origin: "https://new.example.com",
        configuration: "ALLOWED_ORIGINS=https://app.example.com,https://new.example.com",
      }),
    ]);
  });

  test.each(["null", "http://app.example.com", "https://a.example,https://b.example"])(
    "suggests nothing for %s, which the configuration rejects",
    async (origin) => {
      const { raw, logged } = await createHarness();
      await allowedBy(raw, origin);
      expect(logged.find(({ event }) => event === refused.event)).toMatchObject({
        origin,
        configuration: undefined,
      });
    },
  );

  test("reports neither the API's own pages nor callers without a page", async () => {
    const { raw, logged } = await createHarness();
    await raw("GET", "/health");
    await allowedBy(raw, "http://api.test");
    const headers = { origin: "https://id.example.com", "sec-fetch-site": "same-origin" };
    await raw("GET", "/health", { headers });
    expect(logged.filter(({ event }) => event === refused.event)).toEqual([]);
  });
});

describe("the cookies of a page in development", () => {
  /** Signs up in cookie mode. @returns the attributes of the cookies */
  async function cookiesFor(origin: string, environment: Record<string, string> = {}) {
    const { raw, logged } = await createHarness({ ...development, ...environment });
    const { headers, ...init } = jsonBody({ email: `page-${++people}@example.com`, password });
    const response = await raw("POST", "/auth/signup?mode=cookie", {
      ...init,
      headers: { ...headers, origin },
    });
    return { cookies: response.headers.getSetCookie(), logged };
  }

  // The harness calls the API as http://api.test.
  test("on another name of this machine are for other sites, and the log reports what may block them", async () => {
    const { cookies, logged } = await cookiesFor("http://localhost:5173");
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^latch_/);
      expect(cookie).toContain("; Secure; SameSite=None; Partitioned");
    }
    expect(logged.filter(({ event }) => event === "cookie.cross_site").length).toBeGreaterThan(0);
  });

  test.each([
    ["of an origin that is listed", { ALLOWED_ORIGINS: "http://localhost:5173", NODE_ENV: "test" }],
    ["of an issuer with https", { LATCH_ISSUER: "https://id.example.com" }],
  ])("keep SameSite=Lax %s", async (_, environment) => {
    const { cookies } = await cookiesFor("http://localhost:5173", environment);
    for (const cookie of cookies) expect(cookie).toContain("SameSite=Lax");
  });
});
