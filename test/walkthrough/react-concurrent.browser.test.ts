import { createLatchSession } from "@latch/client";
import { renderToString } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import { bundlePage, createPageCalls, openBrowser, startApp } from "../support/browser/app.ts";
import { recordComplaints } from "../support/browser/record-complaints.ts";
import { createConcurrentApp } from "../support/sessions/react-concurrent-app.ts";
import type { ConcurrentPage } from "../support/sessions/react-concurrent-page.ts";

let script = "";

beforeAll(async () => {
  script = await bundlePage("test/support/sessions/react-concurrent-page.ts");
});

const run = createPageCalls<ConcurrentPage>();

/** Opens the app in a browser. @param html what the server has rendered */
async function openApp(html = "") {
  const started = await startApp(
    script,
    {},
    { render: () => ({ html: `<div id="root">${html}</div>` }) },
  );
  const page = await (await openBrowser()).newPage();
  const log = recordComplaints(page);
  await page.goto(started.app);
  const main = page.locator("main");
  const states = () => page.locator("#root b").allTextContents();
  /** The states that the page showed in each commit, and what React reported. */
  const report = async () => {
    const { commits, interrupted, faults } = await run(page, "report");
    return { torn: commits.filter((shown) => shown.length > 1), commits, interrupted, faults, log };
  };
  return { ...started, page, main, states, report };
}

const many = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

test("a session that ends while React renders a transition is shown by all components at once", async () => {
  const { page, main, states, report, requests } = await openApp();
  expect(await run(page, "signUp", "ada")).toBe("signed_in");
  await expect.poll(states).toEqual(["ada"]);
  await run(page, "logOutAtRow", 20);
  await run(page, "show", "list");
  await expect.poll(() => main.getAttribute("data-view")).toBe("list");
  await expect.poll(states).toEqual(many(61, "signed_out"));
  const { torn, interrupted, commits, faults, log } = await report();
  expect(interrupted, "React had rendered a part of the list").toEqual({
    rows: 21,
    isCommitted: false,
  });
  expect([torn, faults, log]).toEqual([[], [], []]);
  expect(commits.at(-1)).toEqual(["signed_out"]);
  // StrictMode renders and subscribes twice.
  expect(requests).toEqual(["POST /auth/refresh", "POST /auth/signup", "POST /auth/logout"]);
});

test("a user who changes while a transition is suspended is shown at once, before and after it", async () => {
  const { page, main, states, report, requests } = await openApp();
  expect(await run(page, "signUp", "ada")).toBe("signed_in");
  await run(page, "show", "detail");
  await expect.poll(() => main.getAttribute("data-pending")).toBe("true");
  expect(await run(page, "rename", "lovelace")).toBe(200);
  await expect
    .poll(states, { message: "the view before the transition stays" })
    .toEqual(["lovelace"]);
  expect(await page.locator("i").count(), "no fallback replaces it").toBe(0);
  await run(page, "resolveDetail");
  await expect.poll(states).toEqual(["lovelace", "lovelace"]);
  expect(await main.getAttribute("data-pending")).toBe("false");
  const { torn, faults, log } = await report();
  expect([torn, faults, log]).toEqual([[], [], []]);
  expect(requests).toEqual(["POST /auth/refresh", "POST /auth/signup", "PATCH /me"]);
});

test("a boundary that hydrates after the session has changed shows what the server rendered, then the user", async () => {
  const session = createLatchSession({ baseUrl: "https://auth.example.com" });
  const html = renderToString(createConcurrentApp(session, "detail"));
  const { page, states, report, requests } = await openApp(html);
  await expect.poll(states).toEqual(["signed_out", "loading"]);
  expect(await run(page, "signUp", "ada")).toBe("signed_in");
  await expect
    .poll(states, { message: "the boundary is as the server has rendered it" })
    .toEqual(["ada", "loading"]);
  await run(page, "resolveDetail");
  await expect.poll(states).toEqual(["ada", "ada"]);
  const { faults, log } = await report();
  expect([faults, log]).toEqual([[], []]);
  expect(requests).toEqual(["POST /auth/refresh", "POST /auth/signup"]);
});
