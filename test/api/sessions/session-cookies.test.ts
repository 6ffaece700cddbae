import { describe, expect, test } from "vitest";
import { createHarness, type Harness, jsonBody, password } from "../../support/harness.ts";
import { shareHarness } from "../../support/shared-harness.ts";

const app = "https://app.example.com";
const invalidSession = { status: 401, code: "invalid_session" };

/** An installation with an https issuer and one allowed origin. */
const shared = shareHarness({
  RATE_LIMITS: "false",
  LATCH_ISSUER: "https://id.example.com",
  ALLOWED_ORIGINS: app,
});

let accountCount = 0;
const newEmail = () => `cookie-${++accountCount}@example.com`;

/** Parses the session cookie of a response as a browser does. */
async function read(response: Response) {
  // The device cookie is tested in test/api/identity/r8-owners.test.ts.
  const [cookie, ...others] = response.headers
    .getSetCookie()
    .filter((each) => !/^(?:__Host-)?latch_device=/.test(each));
  expect(others).toEqual([]);
  const [pair = "", ...attributes] = (cookie ?? "").split("; ");
  const body = response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>);
  return {
    status: response.status,
    code: body["code"],
    body,
    cookie: cookie && pair,
    value: pair.slice(pair.indexOf("=") + 1),
    attributes,
  };
}

type Raw = Pick<Harness, "raw">;

async function signUp({ raw }: Raw, query = "?mode=cookie", headers = {}, email = newEmail()) {
  const init = jsonBody({ email, password });
  return read(
    await raw("POST", `/auth/signup${query}`, {
      ...init,
      headers: { ...init.headers, ...headers },
    }),
  );
}

const post = async ({ raw }: Raw, path: string, headers: Record<string, string>) =>
  read(await raw("POST", path, { headers }));

test("sets the refresh token in an HttpOnly cookie in cookie mode", async () => {
  const harness = shared();
  const { status, body, cookie, attributes } = await signUp(harness);
  expect(status).toBe(201);
  expect(cookie).toMatch(/^__Host-latch_session=lrt_[\w-]+$/);
  expect(attributes).toEqual(
    expect.arrayContaining(["Path=/", "HttpOnly", "Secure", "SameSite=Lax"]),
  );
  expect(attributes.join()).not.toContain("Domain");
  const expires = attributes.find((each) => each.startsWith("Expires="))?.slice(8) ?? "";
  const end = Date.parse(String(body["refreshExpiresAt"]));
  expect(Math.abs(Date.parse(expires) - end)).toBeLessThan(1000);
  expect(body).not.toHaveProperty("refreshToken");
  expect(body).toHaveProperty("accessToken");
});

test("the header X-Session-Mode selects cookie mode, too; otherwise there is no cookie", async () => {
  const harness = shared();
  const identifier = newEmail();
  const byHeader = await signUp(harness, "", { "x-session-mode": "cookie" }, identifier);
  expect(byHeader.cookie).toContain("__Host-latch_session=");
  const init = jsonBody({ identifier, password });
  const withoutCookie = await read(await harness.raw("POST", "/auth/login", init));
  expect(withoutCookie.cookie).toBeUndefined();
  expect(withoutCookie.body).toHaveProperty("refreshToken");
  const byQuery = await read(await harness.raw("POST", "/auth/login?mode=cookie", init));
  expect(byQuery.cookie).toContain("__Host-latch_session=");
});

test("the cookie has no prefix on plain http, because browsers would reject it", async () => {
  const harness = await createHarness({ LATCH_ISSUER: "http://localhost:4000" });
  const { cookie, attributes } = await signUp(harness);
  expect(cookie).toMatch(/^latch_session=lrt_/);
  expect(attributes).not.toContain("Secure");
  expect(attributes).toEqual(expect.arrayContaining(["Path=/", "HttpOnly", "SameSite=Lax"]));
});

test.each(["", "?mode=body", "?mode=cookie"])(
  "a refresh by cookie answers by cookie only, even with %j",
  async (query) => {
    const harness = shared();
    const { cookie = "", value } = await signUp(harness);
    const renewed = await post(harness, `/auth/refresh${query}`, {
      cookie: `theme=dark; ${cookie}; other=1`,
    });
    expect(renewed.status).toBe(200);
    expect(renewed.body).not.toHaveProperty("refreshToken");
    expect(renewed.cookie).toMatch(/^__Host-latch_session=lrt_/);
    expect(renewed.value).not.toBe(value);
    expect(renewed.attributes).toEqual(expect.arrayContaining(["HttpOnly", "Secure"]));
  },
);

test.each([undefined, "application/json", "text/plain;charset=UTF-8", "application/octet-stream"])(
  "an empty body is no body, whatever media type a client sends by default: %s",
  async (type) => {
    const harness = shared();
    const { cookie = "" } = await signUp(harness);
    const ask = (path: string, from: string) =>
      post(harness, path, { cookie: from, ...(type && { "content-type": type }) });
    expect((await ask("/auth/session/verify", cookie)).status).toBe(200);
    const refreshed = await ask("/auth/refresh", cookie);
    expect(refreshed.status).toBe(200);
    expect((await ask("/auth/logout", refreshed.cookie ?? "")).status).toBe(204);
  },
);

test("a refresh with the token in the body returns the new token in the body, or as a cookie in cookie mode", async () => {
  const harness = shared();
  const { value } = await signUp(harness);
  const refresh = async (query: string) =>
    read(await harness.raw("POST", `/auth/refresh${query}`, jsonBody({ refreshToken: value })));
  const inBody = await refresh("");
  expect([inBody.cookie, typeof inBody.body["refreshToken"]]).toEqual([undefined, "string"]);
  const asked = await refresh("?mode=cookie");
  expect(asked.value).toBe(inBody.body["refreshToken"]);
  expect(asked.body).not.toHaveProperty("refreshToken");
});

test("a refresh without a token is a 401 that sets no cookie", async () => {
  const harness = shared();
  for (const headers of [{}, { cookie: "theme=dark" }, { cookie: "latch_session=lrt_x" }]) {
    const answer = await post(harness, "/auth/refresh", headers as Record<string, string>);
    expect(answer).toMatchObject({ ...invalidSession, cookie: undefined });
  }
  const garbage = await post(harness, "/auth/refresh", { cookie: "__Host-latch_session=garbage" });
  expect(garbage).toMatchObject(invalidSession);
});

test.each<[string, Record<string, string>]>([
  ["a foreign origin", { origin: "https://evil.example" }],
  ["an opaque origin", { origin: "null" }],
  ["the API's host name over http", { origin: "http://id.example.com" }],
  ["the API's host name on another port", { origin: "https://id.example.com:8443" }],
  [
    "a host name that starts with the allowed one",
    { origin: "https://id.example.com.evil.example" },
  ],
  ["a host name that ends like an allowed one", { origin: "https://evilapp.example.com" }],
  ["a cross-site navigation", { "sec-fetch-site": "cross-site" }],
])("rejects a cookie sent from %s, and keeps the session", async (_, headers) => {
  const harness = shared();
  const { cookie = "" } = await signUp(harness);
  for (const path of ["/auth/refresh", "/auth/logout"]) {
    const answer = await post(harness, path, { cookie, ...headers });
    expect(answer).toMatchObject({ status: 403, code: "origin_not_allowed", cookie: undefined });
  }
  expect((await post(harness, "/auth/refresh", { cookie })).status).toBe(200);
});

test.each<[string, Record<string, string>]>([
  ["the API's own origin", { origin: "https://id.example.com", "sec-fetch-site": "same-origin" }],
  ["an allowed origin", { origin: app, "sec-fetch-site": "cross-site" }],
  ["a client without Origin", {}],
  ["the address bar", { "sec-fetch-site": "none" }],
])("accepts a cookie sent from %s", async (_, headers) => {
  const harness = shared();
  const { cookie = "" } = await signUp(harness);
  expect((await post(harness, "/auth/refresh", { cookie, ...headers })).status).toBe(200);
});

test("a token in the body is accepted from any origin", async () => {
  const harness = shared();
  const { value, cookie = "" } = await signUp(harness);
  const init = jsonBody({ refreshToken: value });
  const headers = { ...init.headers, cookie, origin: "https://evil.example" };
  const answer = await read(await harness.raw("POST", "/auth/refresh", { ...init, headers }));
  expect(answer.status).toBe(200);
});

test("logout by cookie ends the session and deletes the cookie", async () => {
  const harness = shared();
  const { cookie = "" } = await signUp(harness);
  for (const headers of [{ cookie }, { cookie }, {}]) {
    const answer = await post(harness, "/auth/logout", headers as Record<string, string>);
    expect(answer.status).toBe(204);
    expect(answer.cookie).toBe("__Host-latch_session=");
    expect(answer.attributes).toEqual(
      expect.arrayContaining(["Max-Age=0", "Path=/", "HttpOnly", "Secure", "SameSite=Lax"]),
    );
  }
  expect(await post(harness, "/auth/refresh", { cookie })).toMatchObject(invalidSession);
});

describe("a stale duplicate of the session cookie", () => {
  test.each(["before", "after"])("%s the current one does not hide it", async (place) => {
    const harness = shared();
    const other = await signUp(harness);
    await post(harness, "/auth/logout", { cookie: other.cookie ?? "" });
    const { cookie = "" } = await signUp(harness);
    for (const stale of ["__Host-latch_session=garbage", other.cookie, "__Host-latch_session="]) {
      const pair = place === "before" ? [stale, cookie] : [cookie, stale];
      const sent = { cookie: pair.join("; ") };
      const verified = await post(harness, "/auth/session/verify", sent);
      expect([verified.status, verified.cookie]).toEqual([200, cookie]);
    }
    const refreshed = await post(harness, "/auth/refresh", {
      cookie: `${other.cookie}; ${cookie}`,
    });
    expect(refreshed.status).toBe(200);
  });

  test("of the same session does not count as replayed", async () => {
    const harness = await createHarness();
    const { cookie: first = "" } = await signUp(harness);
    const { cookie: second = "" } = await post(harness, "/auth/refresh", { cookie: first });
    harness.pass(3600);
    const refreshed = await post(harness, "/auth/refresh", { cookie: `${first}; ${second}` });
    expect(refreshed.status).toBe(200);
    const both = { cookie: `${first}; ${refreshed.cookie}` };
    expect((await post(harness, "/auth/session/verify", both)).status).toBe(200);
    expect(
      await post(harness, "/auth/refresh", { cookie: first }),
      "alone it is one",
    ).toMatchObject(invalidSession);
    expect(await post(harness, "/auth/session/verify", both)).toMatchObject(invalidSession);
  });

  test("in another form does not hide it, however many there are", async () => {
    const harness = shared();
    const { cookie = "" } = await signUp(harness);
    const garbage = Array.from({ length: 30 }, (_, each) => `__Host-latch_session=garbage${each}`);
    const among = (own: string) => ({ cookie: [...garbage, own, ...garbage].join("; ") });
    const { status, cookie: renewed = "" } = await post(harness, "/auth/refresh", among(cookie));
    expect(status).toBe(200);
    expect((await post(harness, "/auth/logout", among(renewed))).status).toBe(204);
    expect(await post(harness, "/auth/refresh", { cookie: renewed })).toMatchObject(invalidSession);
    const foreign = { cookie: garbage.join("; ") };
    expect(await post(harness, "/auth/refresh", foreign)).toMatchObject(invalidSession);
  });

  test("ends with its session at the logout", async () => {
    const harness = shared();
    const [one, two] = [await signUp(harness), await signUp(harness)];
    await post(harness, "/auth/logout", { cookie: `${one.cookie}; ${two.cookie}` });
    for (const { cookie = "" } of [one, two]) {
      expect(await post(harness, "/auth/session/verify", { cookie })).toMatchObject(invalidSession);
    }
  });
});

describe("SESSION_COOKIE_SAME_SITE", () => {
  const LATCH_ISSUER = "https://id.example.com";

  test.each([
    ["strict", "Strict"],
    ["none", "None"],
  ])("%s is the attribute of both cookies", async (value, attribute) => {
    const { raw } = await createHarness({ LATCH_ISSUER, SESSION_COOKIE_SAME_SITE: value });
    const init = jsonBody({ email: newEmail(), password });
    const response = await raw("POST", "/auth/signup?mode=cookie", init);
    const cookies = response.headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(cookie).toMatch(`; Secure; SameSite=${attribute}`);
  });

  test("none keeps the check of the origin", async () => {
    const harness = await createHarness({ LATCH_ISSUER, SESSION_COOKIE_SAME_SITE: "none" });
    const { cookie = "" } = await signUp(harness);
    const foreign = { cookie, origin: "https://evil.example" };
    expect(await post(harness, "/auth/refresh", foreign)).toMatchObject({ status: 403 });
  });

  test("none requires an https issuer", async () => {
    const settings = { LATCH_ISSUER: "http://localhost:4000", SESSION_COOKIE_SAME_SITE: "none" };
    await expect(createHarness(settings)).rejects.toThrow(
      "SESSION_COOKIE_SAME_SITE: Must not be none unless LATCH_ISSUER is https",
    );
  });
});
