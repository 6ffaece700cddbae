import { readConfig } from "@latch/config";
import { TasksEnvironment } from "@latch/config/tasks";
import { describe, expect, test } from "vitest";
import { createHarness, jsonBody, password } from "../support/harness.ts";

const LATCH_ISSUER = "https://id.example.com";

describe("the cookie and HSTS", () => {
  const signUp = async (issuer: string) => {
    const { raw } = await createHarness({ LATCH_ISSUER: issuer });
    const init = jsonBody({ email: "ada@example.com", password });
    const { headers } = await raw("POST", "/auth/signup?mode=cookie", init);
    return {
      cookie: headers.getSetCookie().join(),
      hsts: headers.has("strict-transport-security"),
    };
  };

  test.each([
    "http://localhost:4000",
    "http://latch.localhost",
    "http://127.0.0.1",
    "http://[::1]",
  ])("do not require https at %s", async (issuer) => {
    const { cookie, hsts } = await signUp(issuer);
    expect(cookie).toMatch(/^latch_session=/);
    expect(cookie).not.toContain("Secure");
    expect(hsts).toBe(false);
  });

  test.each([LATCH_ISSUER, "http://192.168.1.5:4000", "http://localhost.example.com"])(
    "require https at %s",
    async (issuer) => {
      const { cookie, hsts } = await signUp(issuer);
      expect(cookie).toMatch(/^__Host-latch_session=.*; Secure/);
      expect(hsts).toBe(true);
    },
  );
});

test("in production an issuer without https is allowed on localhost only", () => {
  const wrong = "LATCH_ISSUER: Must be https outside localhost in production";
  for (const issuer of [
    "http://id.example.com",
    "http://192.168.1.5",
    "http://127.0.0.1.evil.example",
  ]) {
    expect(() => readConfig({ LATCH_ISSUER: issuer }), issuer).toThrow(wrong);
  }
  expect(readConfig({ LATCH_ISSUER: "http://localhost:4000" })).toMatchObject({
    NODE_ENV: "production",
  });
});

test("the tasks service requires an https issuer outside localhost", () => {
  const read = (issuer: string) => TasksEnvironment.safeParse({ LATCH_ISSUER: issuer }).success;
  expect(read(LATCH_ISSUER)).toBe(true);
  expect(read("http://127.0.0.1:4000")).toBe(true);
  expect(read("http://id.example.com")).toBe(false);
});

describe("the list of allowed origins", () => {
  const read = (list: string) => readConfig({ LATCH_ISSUER, ALLOWED_ORIGINS: list });

  test.each([
    "*",
    "https://*",
    "https://*.example.com",
    "null",
    "https://app.example.com/path",
    "https://app.example.com/path/",
    "https://*.example.com/",
    "app.example.com",
    "HTTPS://app.example.com",
    "https://app.example.com, *",
  ])("rejects %j, because each origin must be explicit", (list) => {
    expect(() => read(list)).toThrow("ALLOWED_ORIGINS: Must be origins such as");
  });

  test.each(["https://app.example.com/", "https://app.example.com, http://localhost:5173/"])(
    "rejects %j because of a slash at the end",
    (list) => {
      expect(() => read(list)).toThrow(
        "ALLOWED_ORIGINS: Must not end with a slash, as in https://app.example.com",
      );
      expect(() => read(list)).not.toThrow("Must be origins");
    },
  );

  test("lists each error once, without the values", () => {
    const list = "https://a.example.org/,https://b.example.org/,http://c.example.org,d.example.org";
    expect(() => read(list)).toThrow(
      [
        "The configuration is invalid:",
        "  ALLOWED_ORIGINS: Must not end with a slash, as in https://app.example.com",
        "  ALLOWED_ORIGINS: Must be https outside localhost",
        "  ALLOWED_ORIGINS: Must be origins such as https://app.example.com, separated by commas",
      ].join("\n"),
    );
  });

  test.each(["http://app.example.com", "https://app.example.com,http://10.0.0.1:3000"])(
    "rejects %j, because plain http can be modified on the network",
    (list) => {
      expect(() => read(list)).toThrow("ALLOWED_ORIGINS: Must be https outside localhost");
    },
  );

  test.each([
    "capacitor://localhost",
    "ionic://localhost",
    "app://com.example.app",
    "tauri://localhost",
    "chrome-extension://abcdefghijklmnop",
  ])("may contain %s, whose scheme is that of an app", async (list) => {
    expect(read(list).ALLOWED_ORIGINS).toEqual([list]);
    const { raw } = await createHarness({ ALLOWED_ORIGINS: list });
    const { headers } = await raw("GET", "/health", { headers: { origin: list } });
    expect(headers.get("access-control-allow-origin")).toBe(list);
  });

  test.each([
    "file://",
    "file://localhost",
    "data://x",
    "javascript://x",
    "ws://app.example.com",
    "capacitor://localhost/path",
    "capacitor://*",
    "capacitor://",
    "capacitor:localhost",
    "Capacitor://localhost",
  ])("rejects %j, which is no origin of an app", (list) => {
    expect(() => read(list)).toThrow("ALLOWED_ORIGINS: Must");
  });

  test("may contain localhost, for development", () => {
    const list = "https://app.example.com, http://localhost:5173";
    expect(read(list).ALLOWED_ORIGINS).toEqual([
      "https://app.example.com",
      "http://localhost:5173",
    ]);
  });
});
