import { composeMail, parseDevice } from "@latch/core";
import { describe, expect, test } from "vitest";
import { brandColours, contrastRatio } from "../../packages/core/src/mail/colours.ts";
import { fillTemplate } from "../../packages/core/src/mail/fill-template.ts";
import { brand, kinds, locales, sampleMail, samples } from "../support/fixtures/sample-mail.ts";

const snapshot = (name: string) => `__snapshots__/mails/${name}`;

describe.each(locales)("in %s", (locale) => {
  test.each(kinds)("%s matches its snapshot", async (kind) => {
    const { subject, text, html } = sampleMail(kind, locale);
    await expect(`Subject: ${subject}\n\n${text}`).toMatchFileSnapshot(
      snapshot(`${locale}/${kind}.txt`),
    );
    await expect(html).toMatchFileSnapshot(snapshot(`${locale}/${kind}.html`));
  });
});

/** Returns the visible text of a page. */
const visibleText = (html: string): string =>
  html
    .replace(/<head>.*?<\/head>|<!--.*?-->|<[^>]+>/gs, " ")
    .replaceAll("&amp;", "&")
    .replaceAll("&#39;", "'")
    .replace(/\s+/g, " ");

test.each(kinds)("%s has the same text and the same link in HTML and in plain text", (kind) => {
  const { html, text } = sampleMail(kind);
  const link = /https:\/\/app\S+/.exec(text)?.[0];
  for (const paragraph of text.split("\n\n").slice(0, -1)) {
    expect(visibleText(html)).toContain(paragraph.replace(/\s+/g, " ").trim());
  }
  expect(html.includes("https://app.acme.example")).toBe(link !== undefined);
  if (link) expect(html).toContain(`href="${link}"`);
});

test("a code is in large monospaced type, and unknown facts are absent", () => {
  const at = "2026-11-21T09:30:00.000Z";
  const content = { ...samples.email_code, device: {}, network: "", at };
  const { html, text } = composeMail("ada@example.com", content, { locale: "en", brand });
  expect(html).toMatch(/font-family:[^;]*monospace;font-size:32px;[^>]*>0471 1815</);
  expect(text).toContain("\n\n0471 1815\n\n");
  expect(text).not.toMatch(/unknown|Requested with|Network/);
  expect(text).toContain("\n\nTime: 21 November 2026");
});

test("a mail loads no external resource except the logo", () => {
  const { html } = sampleMail("verify_email", "en", { logoUrl: "https://acme.example/logo.png" });
  expect([...html.matchAll(/(?:src|url\(|@import)[^>]{0,80}/g)].map(([use]) => use)).toEqual([
    expect.stringContaining('src="https://acme.example/logo.png"'),
  ]);
  expect(html).not.toMatch(/<script|javascript:|<link/i);
});

test("a value in a template never becomes markup or a slot", () => {
  const name = `"><script>alert(1)</script>{{link}}{{&help}}`;
  const { html } = composeMail("ada@example.com", samples.verify_email, {
    locale: "en",
    brand: { ...brand, name },
  });
  expect(html).not.toContain("<script>");
  expect(html).toContain("{{link}}{{&amp;help}}");
  expect(() => fillTemplate("{{nobody}}", {})).toThrow("nobody");
});

test("no mail contains a name that a client sent", () => {
  for (const kind of kinds) {
    expect(JSON.stringify(samples[kind])).not.toContain('"name"');
  }
});

test.each(["#0b57c2", "#ffffff", "#000000", "#ffd60a", "#777777", "#1b1f26"])(
  "with the brand colour %s, button texts and links are readable in both themes",
  (color) => {
    const { button, onButton, linkLight, linkDark } = brandColours(color);
    expect(contrastRatio(button, onButton)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(linkLight, "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(linkLight, "#f3f4f6")).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(linkDark, "#1b1f26")).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(linkDark, "#101216")).toBeGreaterThanOrEqual(4.5);
  },
);

test("the contrast ratio is computed as WCAG defines it", () => {
  expect(contrastRatio("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrastRatio("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
    { browser: "Firefox", system: "Windows" },
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    { browser: "Safari", system: "iOS" },
  ],
  [
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
    { browser: "Chrome", system: "Android" },
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
    { browser: "Edge", system: "macOS" },
  ],
  ["<b>Click http://evil.example</b>", {}],
  [undefined, {}],
])("%s is parsed to known names", (userAgent, device) => {
  expect(parseDevice(userAgent)).toEqual(device);
});

test.each([
  ["https://app.example.com", "https://app.example.com/", ""],
  ["https://app.example.com/", "https://app.example.com/", ""],
  ["https://example.com/app", "https://example.com/app/", ""],
  ["https://example.com/app/?tenant=a&x=1", "https://example.com/app/", "?tenant=a&x=1"],
  ["https://example.com?tenant=a", "https://example.com/", "?tenant=a"],
  ["https://example.com/?tenant=a/b/", "https://example.com/", "?tenant=a/b/"],
  ["https://example.com/app#", "https://example.com/app#/", ""],
  ["https://example.com/?tenant=a#/", "https://example.com/?tenant=a#/", ""],
])("links open pages of the application at %s", (appUrl, base, query) => {
  const linkIn = (kind: "verify_email" | "welcome") =>
    /^https:.*$/m.exec(sampleMail(kind, "en", { appUrl }).text)?.[0];
  expect(linkIn("welcome")).toBe(`${base}${query}`);
  const [link, token] = linkIn("verify_email")?.split("#token=") ?? [];
  expect(link).toBe(`${base}verify-email${query}`);
  expect(token).toMatch(/^ott_/);
});

test.each(["en", "de"] as const)("links to the pages of the API name the language %s", (locale) => {
  const { text } = sampleMail("email_changed", locale, { hasOwnPages: true });
  expect([...text.matchAll(/^https:.*(?=#token=)/gm)].map(([link]) => link)).toEqual([
    `https://app.acme.example/undo-email-change?lang=${locale}`,
    `https://app.acme.example/secure-account?lang=${locale}`,
  ]);
});
