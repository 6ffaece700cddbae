import { readFileSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDevMailbox } from "../../packages/dev/src/mailbox-pages.ts";
import { kinds, locales, sampleMail } from "../support/fixtures/sample-mail.ts";
import { createHarness } from "../support/harness.ts";
import { findChromium } from "../support/processes/chromium.ts";
import { temporaryFolder } from "../support/processes/program.ts";

const findFaults = readFileSync(new URL("../support/find-faults.js", import.meta.url), "utf8");

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
});
afterAll(() => browser.close());

const logoUrl = "https://acme.example/logo.png";
const logo = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="80"><rect width="320" height="80" fill="#0b57c2"/></svg>',
);

/** Opens a page with a theme and width that loads nothing but the logo. */
async function openPage(colorScheme: "light" | "dark", width: number) {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 700 } });
  const complaints: string[] = [];
  await page.route("**/*", (route) => {
    const requests = route.request().url();
    if (requests === logoUrl) return route.fulfill({ contentType: "image/svg+xml", body: logo });
    complaints.push(requests);
    return route.abort();
  });
  return { page, complaints };
}

/** Returns the visual errors of a mail: content that overflows, and text with low contrast. */
const faultsOf = (page: Page): Promise<string[]> => page.evaluate(findFaults);

test("the development mailbox shows a mail, whose links open in a new tab", async () => {
  const origin = "http://localhost:4000";
  const { app } = await createHarness();
  const mailbox = createDevMailbox({ folder: temporaryFolder(), issuer: origin });
  app.route("/dev/mailbox", mailbox.pages);
  await mailbox.mailer.send(sampleMail("verify_email", "de"));
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  await page.context().route("**/*", async (route) => {
    const request = new Request(route.request().url());
    if (!request.url.startsWith(origin)) return route.fulfill({ body: "elsewhere" });
    const socket = { remoteAddress: "127.0.0.1" };
    const answer = await app.fetch(request, { incoming: { socket } });
    return route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    });
  });

  await page.goto(`${origin}/dev/mailbox`);
  await page.getByText("Bestätigen Sie Ihre E-Mail-Adresse").click();
  const shown = page.frameLocator("iframe");
  await shown.getByRole("heading", { name: "Bestätigen Sie Ihre E-Mail-Adresse" }).waitFor();
  for (const link of [shown.locator(".button a"), shown.locator(".link a")]) {
    const [opened] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
    expect(opened.url()).toMatch(/^https:\/\/app\.acme\.example\/verify-email#token=ott_/);
    await opened.close();
  }
  expect(page.url()).toContain("/dev/mailbox/mail_");
  expect(complaints).toEqual([]);
});

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each([375, 1024])("all mails can be read at %i pixels", async (width) => {
    const { page, complaints } = await openPage(theme, width);
    for (const locale of locales) {
      for (const kind of kinds) {
        await page.setContent(sampleMail(kind, locale).html);
        expect(await faultsOf(page), `${kind} in ${locale}`).toEqual([]);
        expect(await page.getAttribute("html", "lang")).toBe(locale);
        expect(await page.locator("h1").count()).toBe(1);
        // Layout tables must not be tables for a screen reader.
        expect(await page.locator("table:not([role=presentation])").count()).toBe(0);
        const buttons = await page.locator(".button a").all();
        const boxes = await Promise.all(buttons.map((button) => button.boundingBox()));
        for (const box of boxes) {
          expect(box?.height, "large enough to tap").toBeGreaterThanOrEqual(44);
        }
        const [first] = boxes;
        const bottom = (first?.y ?? 0) + (first?.height ?? 0);
        expect(bottom, `${kind} in ${locale} is seen without scrolling`).toBeLessThan(700);
      }
    }
    expect(complaints).toEqual([]);
  });

  test("any brand color is readable, and the logo is at the top", async () => {
    const { page, complaints } = await openPage(theme, 375);
    for (const color of ["#ffffff", "#000000", "#ffd60a", "#d1242f", "#777777"]) {
      await page.setContent(sampleMail("reset_password", "en", { color, logoUrl }).html);
      expect(await faultsOf(page), color).toEqual([]);
    }
    expect(await page.getByAltText("Acme & Söhne").boundingBox()).toMatchObject({ width: 160 });
    expect(complaints).toEqual([]);
  });
});
