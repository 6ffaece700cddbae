import type { Tokens } from "@latch/client";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createHarness, password } from "../support/harness.ts";
import {
  createGate,
  openSession,
  openSignedIn,
  withCookies,
} from "../support/sessions/client-session.ts";

const ada = { identifier: "ada@example.com", password };
const account = { email: ada.identifier, password };

describe("a page that does not know its session yet", () => {
  test("stays signed out when its first refresh is answered after a logout", async () => {
    const harness = await createHarness();
    const fetch = withCookies(harness.fetch);
    await openSession(harness, { cookie: true, fetch }).latch.signUp({ body: account });
    const gate = createGate("/auth/refresh");
    const page = openSession(harness, { cookie: true, fetch: gate.hold(fetch) });
    const loading = page.load();
    await gate.reached;
    const out = page.latch.logOut();
    await expect.poll(() => page.getSnapshot().status).toBe("signed_out");
    const shown: string[] = [];
    page.subscribe(() => shown.push(page.getSnapshot().status));
    gate.open();
    await Promise.all([loading, out]);
    expect([await page.tokens(), page.getSnapshot().status]).toEqual([undefined, "signed_out"]);
    expect(shown).toEqual([]);
    await page.latch.logIn({ body: ada });
    expect(page.getSnapshot().status).toBe("signed_in");
  });

  test("is found also when a login that fails began before", async () => {
    const harness = await createHarness();
    const fetch = withCookies(harness.fetch);
    await openSession(harness, { cookie: true, fetch }).latch.signUp({ body: account });
    const gate = createGate("/auth/login");
    const page = openSession(harness, { cookie: true, fetch: gate.hold(fetch) });
    const begun = page.latch.logIn({ body: { ...ada, password: "not this horse" } });
    await gate.reached;
    const loading = page.load();
    gate.open();
    expect((await begun).response.status).toBe(401);
    expect((await loading).user?.email).toBe(ada.identifier);
  });

  test("keeps a login when its first request fails later", async () => {
    const failed = Promise.withResolvers<Response>();
    const asked = Promise.withResolvers<void>();
    const { harness, storage } = await openSignedIn();
    const page = openSession(harness, {
      storage,
      fetch(request) {
        if (!request.url.endsWith("/me")) return harness.fetch(request);
        asked.resolve();
        return failed.promise;
      },
    });
    const loading = page.load();
    await asked.promise;
    await page.latch.logIn({ body: ada });
    failed.reject(new TypeError("offline"));
    expect((await loading).status).toBe("signed_in");
  });
});

test("a logout does not wait for a login that begins after it, and end its session", async () => {
  const harness = await createHarness();
  const gate = createGate("/auth/login");
  const fetch = gate.hold(withCookies(harness.fetch));
  const { latch, getSnapshot } = openSession(harness, { cookie: true, fetch });
  await latch.signUp({ body: account });
  const out = latch.logOut();
  const begun = latch.logIn({ body: ada });
  expect((await out).response.status).toBe(204);
  gate.open();
  await begun;
  harness.pass(900);
  expect((await latch.getMe()).response.status).toBe(200);
  expect(getSnapshot().status).toBe("signed_in");
});

test("the cookie of a login is not replaced by a refresh that begins during it", async () => {
  const harness = await createHarness();
  await harness.signUp({ email: "bob@example.com" });
  const fetch = withCookies(harness.fetch);
  const login = createGate("/auth/login");
  const { latch, getSnapshot, ...session } = openSession(harness, {
    cookie: true,
    fetch: login.hold(fetch),
  });
  await latch.signUp({ body: account });
  harness.pass(900);
  const begun = latch.logIn({ body: { identifier: "bob@example.com", password } });
  await login.reached;
  const me = latch.getMe();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(session.count("/auth/refresh")).toBe(0);
  login.open();
  await Promise.all([begun, me]);
  harness.pass(900);
  expect((await latch.getMe()).data?.email).toBe("bob@example.com");
  expect(getSnapshot().user?.email).toBe("bob@example.com");
});

describe("two tabs", () => {
  /** Node has the locks and the channels of a browser, but no page. */
  function actAsBrowser() {
    vi.stubGlobal("document", {});
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
  }

  test("share a renewal also in browsers without AbortSignal.timeout", async () => {
    actAsBrowser();
    const { timeout } = AbortSignal;
    Object.assign(AbortSignal, { timeout: undefined });
    onTestFinished(() => {
      Object.assign(AbortSignal, { timeout });
    });
    const { harness, latch, storage, count } = await openSignedIn();
    const other = openSession(harness, { storage });
    harness.pass(900);
    const results = await Promise.all([latch.getMe(), other.latch.getMe()]);
    expect(results.map(({ response }) => response.status)).toEqual([200, 200]);
    expect(count("/auth/refresh") + other.count("/auth/refresh")).toBe(1);
  });

  test("a logout is final when a storage shows the login of the other tab after it", async () => {
    actAsBrowser();
    const harness = await createHarness();
    const seen: { tokens?: Tokens } = {};
    let reads = 0;
    const late = openSession(harness, {
      storage: {
        async get() {
          reads++;
          return seen.tokens;
        },
        // The other tab has removed the tokens, which this storage does not show yet either.
        async set() {},
      },
    });
    const { latch, tokens } = openSession(harness);
    await latch.signUp({ body: account });
    const begun = await tokens();
    await expect.poll(() => reads).toBeGreaterThan(0);
    await latch.logOut();
    await expect.poll(() => late.getSnapshot().status).toBe("signed_out");
    Object.assign(seen, { tokens: begun });
    const before = reads;
    await expect.poll(() => reads).toBeGreaterThan(before);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(late.getSnapshot().status).toBe("signed_out");
  });
});
