import { createServer } from "node:http";
import type { BrowserContext, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import {
  bundlePage,
  createPageCalls,
  listen,
  openBrowser,
  openStrictBrowser,
  startApp,
} from "../support/browser/app.ts";
import type { SessionPage } from "../support/sessions/page.ts";

const password = "correct horse battery staple";
const email = "ada@example.com";
let script = "";

beforeAll(async () => {
  script = await bundlePage("test/support/sessions/page.ts");
});

/** Calls a function of the page in the browser. */
const run = createPageCalls<SessionPage>();

/** Opens a tab of the app. @param log receives what the browser writes to the console */
async function openTab(context: BrowserContext, url: string, log: string[] = []): Promise<Page> {
  const page = await context.newPage();
  page.on("console", (message) => log.push(message.text()));
  page.on("pageerror", (error) => log.push(error.message));
  await page.goto(url);
  return page;
}

/** Opens tabs of a user who has just signed up. Access tokens expire by the clock of the API. */
async function openTabs(mode: "token" | "cookie", tabs: number, hasLocks = true) {
  const started = await startApp(script);
  const context = await openBrowser();
  const withoutLocks = "Object.defineProperty(navigator, 'locks', { value: undefined })";
  if (!hasLocks) await context.addInitScript(withoutLocks);
  const url = `${started.app}#${mode}`;
  const first = await openTab(context, url);
  expect(await run(first, "signUp", email, password)).toBe("signed_in");
  const others = [];
  for (let tab = 1; tab < tabs; tab++) others.push(await openTab(context, url));
  const pages = [first, ...others];
  for (const page of pages) expect(await run(page, "load")).toBe("signed_in");
  return { ...started, context, url, pages, first };
}

/** Stops the timers of a page, so that what it waits for must arrive. */
async function stopTimers(page: Page): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
}

/** Waits until the page shows a status. */
const expectStatus = (page: Page, status: string) =>
  expect.poll(async () => (await run(page, "state")).status).toBe(status);

describe.each(["token", "cookie"] as const)("in %s mode, a page on another origin", (mode) => {
  test("asks nothing and logs nothing for a visitor without a session", async () => {
    const { app } = await startApp(script);
    const log: string[] = [];
    const page = await openTab(await openBrowser(), `${app}#${mode}`, log);
    expect(await run(page, "load")).toBe("signed_out");
    expect(log).toEqual([]);
  });

  test("is signed in after a reload", async () => {
    const { first, count } = await openTabs(mode, 1);
    await first.reload();
    expect(await run(first, "load")).toBe("signed_in");
    expect(await run(first, "state")).toMatchObject({ user: { email }, over: 0 });
    expect(count("/auth/refresh")).toBe(mode === "cookie" ? 2 : 0);
  });

  test.each([
    { api: "Web Locks", hasLocks: true },
    { api: "messages, without Web Locks", hasLocks: false },
  ])("renews the tokens once for three tabs that wake after a night, by $api", async (given) => {
    const { pages, pass, count } = await openTabs(mode, 3, given.hasLocks);
    // The messages of tabs are faster than their common storage, which a tab reads again after a pause.
    if (mode === "cookie") for (const page of pages) await stopTimers(page);
    const before = count("/auth/refresh");
    pass(9 * 3600);
    const answers = await Promise.all(pages.map((page) => run(page, "getMe", 5)));
    expect(answers.flat()).toEqual(Array.from({ length: 15 }, () => 200));
    expect(count("/auth/refresh") - before).toBe(1);
    for (const page of pages) expect((await run(page, "state")).over).toBe(0);
  });

  test("gives two tabs a response that ask for new tokens at the same time", async () => {
    const { pages } = await openTabs(mode, 2);
    const answers = await Promise.all(pages.map((page) => run(page, "refresh")));
    expect(answers).toEqual([200, 200]);
  });

  test("without Web Locks, a tab does not wait for another one whose renewal has failed", async () => {
    const { pages, pass } = await openTabs(mode, 2, false);
    const [one, other] = pages as [Page, Page];
    const asked = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    await one.route("**/auth/refresh", async (route) => {
      asked.resolve();
      await released.promise;
      await route.abort();
    });
    await stopTimers(other);
    pass(3600);
    const failing = run(one, "getMe", 1);
    await asked.promise;
    const waiting = run(other, "getMe", 1);
    released.resolve();
    expect(await waiting).toEqual([200]);
    expect(await failing).toEqual(["TypeError"]);
  });

  test("shows the logout and the next login of another tab", async () => {
    const { pages } = await openTabs(mode, 2);
    const [one, other] = pages as [Page, Page];
    expect(await run(one, "logOut")).toBe(204);
    await expectStatus(other, "signed_out");
    expect((await run(other, "state")).over, "nobody else has ended it").toBe(0);
    expect(await run(other, "getMe", 1)).toEqual([401]);
    expect(await run(other, "logIn", email, password)).toBe("signed_in");
    await expectStatus(one, "signed_in");
    expect(await run(one, "getMe", 1)).toEqual([200]);
  });

  test("does not come back in another tab whose refresh is in flight at the logout", async () => {
    const { pages, pass, context } = await openTabs(mode, 2);
    const [one, other] = pages as [Page, Page];
    const answered = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    await other.route("**/auth/refresh", async (route) => {
      const response = await route.fetch();
      answered.resolve();
      await released.promise;
      await route.fulfill({ response });
    });
    pass(3600);
    const call = run(other, "getMe", 1);
    await answered.promise;
    expect(await run(one, "logOut")).toBe(204);
    await expectStatus(other, "signed_out");
    released.resolve();
    expect(await call).toEqual([401]);
    for (const page of [...pages, await openTab(context, one.url())]) {
      expect(await run(page, "load")).toBe("signed_out");
      expect(await run(page, "getMe", 1)).toEqual([401]);
    }
  });

  test("keeps the session while the browser is offline", async () => {
    const { context, first, pass } = await openTabs(mode, 1);
    pass(3600);
    await context.setOffline(true);
    expect(await run(first, "getMe", 2)).toEqual(["TypeError", "TypeError"]);
    expect((await run(first, "state")).status).toBe("signed_in");
    await context.setOffline(false);
    expect(await run(first, "getMe", 2)).toEqual([200, 200]);
  });

  test("finds the session when the browser is online again after a load without the API", async () => {
    const { context, first, apiOrigin } = await openTabs(mode, 1);
    const isApi = (url: URL) => url.origin === apiOrigin;
    await context.route(isApi, (route) => route.abort());
    await first.reload();
    expect(await run(first, "load")).toBe("loading");
    await context.unroute(isApi);
    await first.evaluate("dispatchEvent(new Event('online'))");
    await expectStatus(first, "signed_in");
  });

  test("is signed out in all tabs when the API has ended the session", async () => {
    const { pages, latch, pass } = await openTabs(mode, 2);
    const { data } = await latch.logIn({ body: { identifier: email, password } });
    const token = data?.status === "signed_in" ? data.accessToken : "";
    await latch.endMyOtherSessions({ headers: { authorization: `Bearer ${token}` } });
    pass(1000);
    const [one, other] = pages as [Page, Page];
    expect(await run(one, "getMe", 3)).toEqual([401, 401, 401]);
    await expectStatus(other, "signed_out");
    expect((await run(one, "state")).over).toBe(1);
  });
});

test.each([
  ["localhost", "127.0.0.1"],
  ["127.0.0.1", "localhost"],
  ["127.0.0.1", "127.0.0.1"],
])("in development, a page on %s keeps its session at an API on %s", async (appHost, apiHost) => {
  const settings = { NODE_ENV: "development", ALLOWED_ORIGINS: "" };
  const { app, logged } = await startApp(script, settings, { appHost, apiHost });
  const page = await openTab(await openBrowser(), `${app}#cookie`);
  expect(await run(page, "signUp", email, password)).toBe("signed_in");
  await page.reload();
  expect(await run(page, "load")).toBe("signed_in");
  expect(await run(page, "logOut")).toBe(204);
  await page.reload();
  expect(await run(page, "load")).toBe("signed_out");
  const reported = logged.filter(({ event }) => event === "cookie.cross_site");
  expect(reported.length > 0).toBe(appHost !== apiHost);
});

test("where the browser sends no cookies to another site, a reload signs out, without an error", async () => {
  const { app } = await startApp(script, {}, { apiHost: "127.0.0.1" });
  const log: string[] = [];
  const page = await openTab(await openBrowser(), `${app}#cookie`, log);
  expect(log.join()).toContain("keep no session cookie between");
  expect(await run(page, "signUp", email, password)).toBe("signed_in");
  await page.reload();
  expect(await run(page, "load")).toBe("signed_out");
});

/**
 * Returns whether a browser blocks third-party cookies: a server of another site sets one that is not partitioned, and
 * reads what the page sends back.
 */
async function blocksThirdPartyCookies(page: Page): Promise<boolean> {
  const server = createServer((request, response) => {
    response.setHeader("access-control-allow-origin", request.headers.origin ?? "");
    response.setHeader("access-control-allow-credentials", "true");
    response.setHeader("set-cookie", "probe=1; SameSite=None; Secure");
    response.end(request.headers.cookie ?? "none");
  });
  const origin = JSON.stringify(await listen(server, "127.0.0.1"));
  const ask = `fetch(${origin}, { credentials: "include" }).then((response) => response.text())`;
  await page.evaluate(ask);
  const received = await page.evaluate<string>(ask);
  expect(["none", "probe=1"]).toContain(received);
  return received === "none";
}

describe.each([
  { browser: "by default", open: openBrowser, isStrict: false },
  { browser: "that blocks third-party cookies", open: openStrictBrowser, isStrict: true },
])("a page of another site, in a browser $browser,", ({ open, isStrict }) => {
  /** Signs up on a page, and reloads it. The name of the host of the API makes it another site. */
  async function reloadSignedIn(settings: Record<string, string>) {
    const { app } = await startApp(script, settings, { apiHost: "127.0.0.1" });
    const page = await openTab(await open(), `${app}#cookie`);
    const isBlocking = await blocksThirdPartyCookies(page);
    if (isStrict) expect(isBlocking).toBe(true);
    expect(await run(page, "signUp", email, password)).toBe("signed_in");
    await page.reload();
    return { isBlocking, status: await run(page, "load") };
  }

  test("keeps its session in development, whether the browser blocks such cookies or not", async () => {
    const { status } = await reloadSignedIn({ NODE_ENV: "development", ALLOWED_ORIGINS: "" });
    expect(status).toBe("signed_in");
  });

  test("with SESSION_COOKIE_SAME_SITE=none, keeps its session only if the browser does not block them", async () => {
    const https = { LATCH_ISSUER: "https://auth.example.com", SESSION_COOKIE_SAME_SITE: "none" };
    const { isBlocking, status } = await reloadSignedIn(https);
    expect(status).toBe(isBlocking ? "signed_out" : "signed_in");
  });
});
