import { createLatchSession, type User } from "@latch/client";
import { useUser } from "@latch/client/react";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { beforeAll, expect, test } from "vitest";
import { bundlePage, openBrowser, startApp } from "../support/browser/app.ts";
import { recordComplaints } from "../support/browser/record-complaints.ts";
import { createReactApp } from "../support/sessions/react-app.ts";

const password = "correct horse battery staple";
let script = "";

beforeAll(async () => {
  script = await bundlePage("test/support/sessions/react-page.ts");
});

/** Renders the app on a server for a user, and opens it in a browser. */
async function openRendered(role?: "user" | "master") {
  let rendered: { html?: string; user?: User } = {};
  const started = await startApp(script, {}, { render: () => rendered });
  const user = role && (await started.signUp({ role })).user;
  const session = createLatchSession({ baseUrl: started.apiOrigin, ...(user && { user }) });
  const html = renderToString(createReactApp(session));
  rendered = { html: `<div id="root">${html}</div>`, ...(user && { user }) };
  const page = await (await openBrowser()).newPage();
  const log = recordComplaints(page);
  await page.goto(started.app);
  const text = () => page.locator("#root p").textContent();
  const faults = () => page.evaluate<string[]>("page.faults");
  return { ...started, page, html, log, text, faults };
}

test("hydrates a page that the server has rendered for a user, without a call", async () => {
  const { html, text, faults, log, requests, page } = await openRendered("master");
  expect(html).toMatch(/signed_in · .+@example\.com · true · false/);
  expect(await text()).toMatch(/signed_in · .+@example\.com · true · false/);
  await expect.poll(() => page.locator("#root i").textContent()).toBe("signed_in");
  expect([requests, log, await faults()]).toEqual([[], [], []]);
});

test("finds out in the browser who is signed in, once for all components, and shows changes", async () => {
  const { html, text, faults, count, page } = await openRendered();
  expect(html).toContain("loading · nobody · false · false");
  await expect.poll(text).toBe("signed_out · nobody · false · false");
  expect(count("/auth/refresh")).toBe(1);
  const body = JSON.stringify({ email: "ada@example.com", password });
  await page.evaluate(`page.latch.signUp({ body: ${body} })`);
  await expect.poll(text).toBe("signed_in · ada@example.com · false · false");
  await page.evaluate("page.latch.logOut()");
  await expect.poll(text).toBe("signed_out · nobody · false · false");
  expect(await faults()).toEqual([]);
});

test("hooks outside of a provider are an error with a sentence", () => {
  expect(() => renderToString(createElement(() => useUser()?.email))).toThrow(
    "useLatch requires a LatchProvider around the component",
  );
});
