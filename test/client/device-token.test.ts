import { createLatchSession, type SessionOptions, type Tokens } from "@latch/client";
import { describe, expect, test } from "vitest";
import { outcome } from "../support/fixtures/links.ts";
import { signedIn } from "../support/fixtures/signed-in.ts";
import { createHarness, type Harness, origin, password } from "../support/harness.ts";

const email = "ada@example.com";
const from = (network: string) => ({ "x-forwarded-for": network });

/** A storage with the device token, which all sessions of a device share. */
function createStorage() {
  let tokens: Tokens | undefined;
  let deviceToken: string | undefined;
  return {
    get: () => tokens,
    set: (given: Tokens | undefined) => {
      tokens = given;
    },
    getDeviceToken: async () => deviceToken,
    setDeviceToken: async (given: string) => {
      deviceToken = given;
    },
  };
}

/** A client session from a network, and the bodies that it sent by path. */
function openSession(harness: Harness, network: string, options: SessionOptions = {}) {
  const sent: [path: string, body: Record<string, unknown>][] = [];
  const session = createLatchSession({
    baseUrl: origin,
    clock: harness.clock,
    headers: from(network),
    ...options,
    fetch: async (request) => {
      const text = await request.clone().text();
      sent.push([new URL(request.url).pathname, text ? JSON.parse(text) : {}]);
      return harness.fetch(request);
    },
  });
  const sentTo = (path: string) => sent.filter(([to]) => to === path).map(([, body]) => body);
  return { ...session, sentTo };
}

const open = () => createHarness({ TRUSTED_PROXY_HOPS: "1" });

/** A hundred wrong guesses from twenty networks. */
async function attack({ latch }: Harness) {
  for (let network = 0; network < 20; network++) {
    const guess = { body: { identifier: email, password: "a guess" } };
    await Promise.all(
      Array.from({ length: 5 }, () =>
        latch.logIn({ ...guess, headers: from(`198.51.100.${network}`) }),
      ),
    );
  }
}

describe("R8: a session of the client", () => {
  test("logs in after a logout from any network during a lockout by strangers", async () => {
    const harness = await open();
    const storage = createStorage();
    const first = openSession(harness, "192.0.2.1", { storage });
    const data = signedIn(await first.latch.signUp({ body: { email, password } }));
    expect(await storage.getDeviceToken()).toBe(data.deviceToken);
    await first.latch.logOut();
    expect(storage.get()).toBeUndefined();
    expect(await storage.getDeviceToken(), "it survives the logout").toBe(data.deviceToken);
    await attack(harness);

    const body = { identifier: email, password };
    const stranger = openSession(harness, "203.0.113.9");
    expect(outcome(await stranger.latch.logIn({ body }))).toEqual([429, "rate_limited"]);
    const restarted = openSession(harness, "203.0.113.9", { storage });
    const again = await restarted.latch.logIn({ body });
    expect(outcome(again)[0]).toBe(200);
    expect(restarted.sentTo("/auth/login")).toEqual([{ ...body, deviceToken: data.deviceToken }]);
    expect(signedIn(again).deviceToken, "the device stays the same").toBe(data.deviceToken);
  });

  test("sends the device token with forgotPassword, and with nothing else", async () => {
    const harness = await open();
    const { latch, sentTo } = openSession(harness, "192.0.2.1", { storage: createStorage() });
    const data = signedIn(await latch.signUp({ body: { email, password } }));
    await latch.logOut();
    expect(outcome(await latch.forgotPassword({ body: { email } }))[0]).toBe(202);
    expect(sentTo("/auth/password/forgot")).toEqual([{ email, deviceToken: data.deviceToken }]);
    for (const path of ["/auth/signup", "/auth/logout"]) {
      expect(sentTo(path)[0]).not.toHaveProperty("deviceToken");
    }
  });

  test("keeps the device token when the API has ended the session", async () => {
    const harness = await open();
    const storage = createStorage();
    const { latch } = openSession(harness, "192.0.2.1", { storage });
    const data = signedIn(await latch.signUp({ body: { email, password } }));
    await harness.latch.logOut({ body: { refreshToken: data.refreshToken } });
    harness.pass(900);
    expect((await latch.getMe()).error?.code).toBe("invalid_session");
    expect(storage.get()).toBeUndefined();
    expect(await storage.getDeviceToken()).toBe(data.deviceToken);
  });

  test("replaces the device token at the login of another user", async () => {
    const harness = await open();
    const storage = createStorage();
    const { latch } = openSession(harness, "192.0.2.1", { storage });
    await harness.signUp({ email: "bob@example.com" });
    await latch.signUp({ body: { email, password } });
    await latch.logOut();
    const data = signedIn(await latch.logIn({ body: { identifier: "bob@example.com", password } }));
    expect(data.user.email).toBe("bob@example.com");
    expect(await storage.getDeviceToken()).toBe(data.deviceToken);
  });

  test("prefers a device token that the caller passes", async () => {
    const harness = await open();
    const { latch, sentTo } = openSession(harness, "192.0.2.1");
    await latch.signUp({ body: { email, password } });
    await latch.logIn({ body: { identifier: email, password, deviceToken: "ldt_other" } });
    expect(sentTo("/auth/login")[0]).toMatchObject({ deviceToken: "ldt_other" });
  });

  test.each([
    ["without a storage", undefined],
    ["with a storage of tokens only", { get: () => undefined, set: () => {} }],
  ])("keeps the device token in memory %s", async (_, storage) => {
    const harness = await open();
    const { latch, sentTo } = openSession(harness, "192.0.2.1", { storage });
    const data = signedIn(await latch.signUp({ body: { email, password } }));
    await latch.logOut();
    await latch.logIn({ body: { identifier: email, password } });
    expect(sentTo("/auth/login")[0]).toMatchObject({ deviceToken: data.deviceToken });
  });

  test("leaves the device token to the browser in cookie mode", async () => {
    const harness = await open();
    const storage = createStorage();
    const { latch, sentTo } = openSession(harness, "192.0.2.1", { storage, cookie: true });
    await latch.signUp({ body: { email, password } });
    expect(await storage.getDeviceToken()).toBeUndefined();
    await latch.logIn({ body: { identifier: email, password } });
    expect(sentTo("/auth/login")).toEqual([{ identifier: email, password }]);
  });
});

describe("R14: a back end that verifies a token which its browser has just rotated", () => {
  const userAgent = "Browser/1.0";

  async function openRotated() {
    const { latch } = await open();
    const browser = { ...from("192.0.2.1"), "user-agent": userAgent };
    const data = signedIn(await latch.signUp({ body: { email, password }, headers: browser }));
    const refreshToken = data.refreshToken ?? "";
    await latch.refreshSession({ body: { refreshToken }, headers: browser });
    return { latch, session: refreshToken };
  }

  test.each<[string, Record<string, string>]>([
    ["user agent", { "user-agent": userAgent }],
    ["address", from("192.0.2.1")],
    ["user agent and address", { ...from("192.0.2.1"), "user-agent": userAgent }],
  ])("is accepted when it forwards the browser's %s", async (_, headers) => {
    const { latch, session } = await openRotated();
    const { data } = await latch.verifySession({ body: { session }, headers });
    expect(data?.user.email).toBe(email);
  });

  test("is rejected without them, and the session goes on", async () => {
    const { latch, session } = await openRotated();
    const alone = await latch.verifySession({ body: { session } });
    expect(outcome(alone)).toEqual([401, "invalid_session"]);
    const headers = { "user-agent": userAgent };
    expect(outcome(await latch.verifySession({ body: { session }, headers }))[0]).toBe(200);
  });
});
