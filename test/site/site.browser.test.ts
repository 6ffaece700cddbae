import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { openBrowser } from "../support/browser/app.ts";
import { recordComplaints } from "../support/browser/record-complaints.ts";
import { root } from "../support/processes/program.ts";

const documents = join(root, "docs");
const axe = readFileSync(join(root, "site/node_modules/axe-core/axe.min.js"), "utf8");

/** Opens a page of the site. @returns it with what the browser complains about */
async function openSite(colorScheme: "light" | "dark", width: number) {
  const context = await openBrowser();
  const complaints: string[] = [];
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== "data:" && origin !== inject("siteOrigin")) complaints.push(request.url());
  });
  const page = context.pages()[0] ?? (await context.newPage());
  recordComplaints(page, complaints);
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  const open = (path: string) => page.goto(inject("siteOrigin") + path);
  return { page, open, complaints };
}

/** The serious faults that axe finds in a page: rule and elements. */
async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const faults = await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations
      .filter(({ impact }) => ["serious", "critical"].includes(impact))
      .map(({ id, nodes }) => id + ": " + nodes.map(({ target }) => target).join(", ")))`,
  );
  return faults as string[];
}

const pages = [
  "/",
  "/explanation/data-model.html",
  "/guides/second-factors.html",
  "/reference/api/tasks.html",
  "/reference/packages/@latch/client.html",
];

describe.each([
  ["light", 1280],
  ["dark", 1280],
  ["light", 375],
  ["dark", 375],
] as const)("in %s colours, %i pixels wide", (colorScheme, width) => {
  test("the pages are complete and accessible, and fit the window", async () => {
    const { page, open, complaints } = await openSite(colorScheme, width);
    for (const path of pages) {
      await open(path);
      await expect.poll(() => page.locator("pre.diagram").count()).toBe(0);
      expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBe(width);
      expect(await accessibilityFaults(page), path).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });

  test("a reader finds a page by search, and follows a link", async () => {
    const { page, open, complaints } = await openSite(colorScheme, width);
    await open("/");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("searchbox").fill("replayed refresh token");
    await page.locator("#localsearch-list li").first().click();
    await page.waitForURL("**/*.html*");
    await expect.poll(() => page.locator("main h1").count()).toBe(1);

    await open("/explanation/sessions.html");
    // A text file has no icon, and the browser may ask for /favicon.ico.
    expect(complaints).toEqual([]);
    await page.getByRole("link", { name: "This page as Markdown" }).click();
    await page.waitForURL("**/explanation/sessions.md");
  });
});

test("the flowcharts fit beside the outline of a page", async () => {
  const { page, open, complaints } = await openSite("light", 1280);
  const paths = globSync("**/*.md", { cwd: documents }).filter((path) =>
    readFileSync(join(documents, path), "utf8").includes("```mermaid\nflowchart"),
  );
  expect(paths.length).toBeGreaterThan(5);
  for (const path of paths.filter((each) => !each.endsWith("README.md"))) {
    await open(`/${path.replace(/\.md$/, ".html")}`);
    await expect.poll(() => page.locator("pre.diagram").count()).toBe(0);
    const wide = `[...document.querySelectorAll(".diagram:has(svg[aria-roledescription^=flowchart])")]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length`;
    expect(await page.evaluate(wide), path).toBe(0);
  }
  expect(complaints).toEqual([]);
});

test("a diagram changes its colours with the page", async () => {
  const { page, open, complaints } = await openSite("light", 1280);
  await open("/explanation/architecture.html");
  const diagram = page.locator("div.diagram").first();
  const light = await diagram.innerHTML();
  await page.locator(".VPNavBar").getByRole("switch", { name: "dark" }).click();
  await expect.poll(() => diagram.innerHTML()).not.toBe(light);
  expect(complaints).toEqual([]);
});
