import { problems } from "@latch/contract";
import { expect, test } from "vitest";
import { kinds, sampleMail } from "../../support/fixtures/sample-mail.ts";
import { createHarness } from "../../support/harness.ts";
import { shareHarness } from "../../support/shared-harness.ts";

const shared = shareHarness({ BRAND_NAME: "Fish & <Chips>" });

const open = async (path: string, headers: Record<string, string> = {}) => {
  const response = await shared().raw("GET", path, { headers });
  return { response, text: await response.text() };
};

/** The paths of the links of a page, from the root. */
const linksOf = (text: string, path: string): string[] =>
  [...text.matchAll(/(?:href|src)="([^"]+)"/g)]
    .map(([, link = ""]) => new URL(link, `http://api.test${path}`))
    .filter(({ protocol }) => protocol === "http:")
    .map(({ pathname }) => pathname);

test.each([
  ["en", "This is the API of Fish &amp; &lt;Chips&gt;"],
  ["de", "Dies ist die API von Fish &amp; &lt;Chips&gt;"],
])("the root in %s states what it is, and its links work", async (language, sentence) => {
  const { response, text } = await open("/", { "accept-language": `${language}-AT,fr;q=0.5` });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(response.headers.get("vary")).toBe("accept-language");
  expect(text).toContain(sentence);
  expect(text).toContain(`<html lang="${language}">`);
  expect(text).not.toContain("mailbox");
  const links = linksOf(text, "/");
  expect(links).toEqual([
    "/pages/pages.css",
    "/docs",
    "/openapi.json",
    "/problems",
    "/health",
    "/",
  ]);
  for (const link of links) expect((await open(link)).response.status, link).toBe(200);
});

test("the type of each problem leads to a page about it", async () => {
  const failed = await shared().raw("GET", "/me");
  const { type, code } = (await failed.json()) as { type: string; code: string };
  expect(type).toBe(`/problems/${code}`);
  const list = linksOf((await open("/problems")).text, "/problems");
  for (const [each, { status, title }] of Object.entries(problems)) {
    const path = `/problems/${each}`;
    expect(list).toContain(path);
    const { response, text } = await open(path);
    expect([response.status, response.headers.get("cache-control")], each).toEqual([
      200,
      "no-store",
    ]);
    expect(text).toContain(`<code>${each}</code>`);
    expect(text).toContain(`<dd>${status}</dd>`);
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(linksOf(text, path)).toContain("/problems");
  }
});

test.each(["/problems/toString", "/problems/unknown", "/pages/toString", "/pages/html.gen.json"])(
  "%s does not exist",
  async (path) => {
    expect((await open(path)).response.status).toBe(404);
  },
);

/** The pages that the mails of all kinds lead to. */
const mailed = new Set(
  kinds.flatMap((kind) =>
    [...(sampleMail(kind, "en").text ?? "").matchAll(/https:\/\/\S+#token=/g)].map(
      ([link]) => new URL(link).pathname,
    ),
  ),
);

test("there is a page for each link in a mail, in both languages", async () => {
  expect(mailed.size).toBe(6);
  for (const path of mailed) {
    for (const language of ["en", "de"]) {
      const { response, text } = await open(path, { "accept-language": language });
      expect(response.status, path).toBe(200);
      expect(text).toContain(`<html lang="${language}">`);
      expect(text).not.toMatch(/\{\{|<style|style=|<script>|onclick=/);
      for (const link of linksOf(text, path)) {
        expect((await open(link)).response.status, link).toBe(200);
      }
    }
  }
});

test.each([
  ["?lang=de", "de"],
  ["?lang=en&x=1", "en"],
  ["?lang=fr", "de"],
  ["?lang=", "de"],
  ["?lang=en&lang=de", "en"],
  ["?lang=toString", "de"],
  ["?lang=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "de"],
  ["?%3Cscript%3E", "de"],
  ["?lang=%E0%A4%A", "de"],
])(
  "a German browser shows a page with %s in the language %s, without the text of the query",
  async (query, language) => {
    for (const path of ["/", ...mailed]) {
      const { response, text } = await open(path + query, { "accept-language": "de-DE" });
      expect(response.status, path).toBe(200);
      expect(text).toContain(`<html lang="${language}">`);
      expect(text).not.toContain("alert(1)");
      expect(text.match(/<script/g)?.length ?? 0).toBe(path === "/" ? 0 : 1);
      const other = language === "de" ? "en" : "de";
      expect(text).toContain(`<a href="?lang=${other}" hreflang="${other}" lang="${other}">`);
    }
  },
);

test("HEAD and prefetch of a mailed link are answered like GET, and change nothing", async () => {
  for (const path of mailed) {
    for (const [method, headers] of [
      ["HEAD", {}],
      ["GET", { "sec-purpose": "prefetch;prerender" }],
    ] as const) {
      const response = await shared().raw(method, `${path}?lang=de`, { headers });
      expect([response.status, response.headers.get("set-cookie")]).toEqual([200, null]);
      expect(response.headers.get("cache-control")).toBe("no-store");
    }
    expect((await shared().raw("POST", path)).status, path).toBe(405);
  }
});

test("a page of a link runs only its own script, and leaks nothing", async () => {
  for (const path of mailed) {
    const { response } = await open(path);
    const { headers } = response;
    const policy = Object.fromEntries(
      (headers.get("content-security-policy") ?? "")
        .split("; ")
        .map((each) => each.split(/ (.*)/).slice(0, 2)),
    );
    expect(policy).toEqual({
      "default-src": "'none'",
      "style-src": "'self'",
      "script-src": "'self'",
      "connect-src": "'self'",
      "img-src": "data:",
      "base-uri": "'none'",
      "form-action": "'none'",
      "frame-ancestors": "'none'",
      "require-trusted-types-for": "'script'",
    });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("x-frame-options")).toBe("DENY");
  }
});

test("an application replaces the pages of links, and an API that requires keys has none", async () => {
  for (const environment of [
    { LATCH_APP_URL: "https://app.example.com" },
    { REQUIRE_API_KEY: "true" },
  ] as Record<string, string>[]) {
    const { raw } = await createHarness(environment);
    for (const path of mailed) expect((await raw("GET", path)).status, path).toBe(404);
    expect((await raw("GET", "/")).status).toBe(200);
  }
});

test("an application at the address of the API has its pages", async () => {
  const { raw } = await createHarness({
    LATCH_ISSUER: "https://id.example.com",
    LATCH_APP_URL: "https://id.example.com/",
  });
  expect((await raw("GET", "/verify-email")).status).toBe(200);
});
