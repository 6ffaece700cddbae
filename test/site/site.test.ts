import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path/posix";
import { expect, test } from "vitest";
import { root, startCommand, temporaryFolder } from "../support/processes/program.ts";

const dist = join(root, "site/dist");
const read = (path: string) => readFileSync(join(dist, path), "utf8");

const valuesOf = (attribute: string, html: string): string[] => {
  const found = html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, "g"));
  return [...found].map(([, value = ""]) => value.replaceAll("&amp;", "&"));
};

/** The pages by their path, with the links and the anchors of each. */
const pages = new Map(
  globSync("**/*.html", { cwd: dist }).map((path) => {
    const html = read(path);
    return [path, { html, links: valuesOf("href", html), anchors: new Set(valuesOf("id", html)) }];
  }),
);

/** Whether a link leads to a file of the site, and to an element of it. */
function leadsSomewhere(href: string, from: string): boolean {
  const [path = "", anchor = ""] = href.split("#").map(decodeURIComponent);
  const target = path === "" ? from : path.startsWith("/") ? path : join(dirname(from), path);
  const file = normalize(`./${target}${target.endsWith("/") ? "index.html" : ""}`);
  if (anchor === "") return pages.has(file) || existsSync(join(dist, file));
  return pages.get(file)?.anchors.has(anchor) ?? false;
}

test("every link leads to a page of the site and to a heading of it", () => {
  expect(pages.size).toBeGreaterThan(100);
  const broken = [...pages].flatMap(([path, { links }]) =>
    links
      .filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(link, path))
      .map((link) => `${path}: ${link}`),
  );
  expect([...new Set(broken)]).toEqual([]);
});

test("no page loads anything from another origin", () => {
  const loading = /<(?:script|img|iframe|source)[^>]*\ssrc="([^"]*)"|<link[^>]*\shref="([^"]*)"/g;
  const loaded = [...pages.values()].flatMap(({ html }) =>
    [...html.matchAll(loading)].map(([, source, href]) => source ?? href ?? ""),
  );
  expect(loaded.length).toBeGreaterThan(pages.size);
  expect(loaded.filter((url) => /^(?:[a-z]+:)?\/\//.test(url))).toEqual([]);
});

test("llms.txt links to the Markdown of pages, and llms-full.txt contains them", () => {
  const list = read("llms.txt");
  expect(list).toMatch(/^# Latch\n\n> .+\n/);
  const links = [...list.matchAll(/^- \[.+?\]\((.+?)\)/gm)].map(([, link = ""]) => link);
  expect(links).toContain("tutorial/first-app.md");
  expect(links.filter((link) => !existsSync(join(dist, link)))).toEqual([]);
  expect(read("llms-full.txt")).toContain(read("tutorial/first-app.md").trim());
});

test("the configuration and the theme of the site have correct types", async () => {
  const script = join(root, "site/node_modules/typescript/bin/tsc");
  const { code, stdout } = await startCommand(process.execPath, [script, "-p", "site"], {}).ended;
  expect(stdout).toBe("");
  expect(code).toBe(0);
});

test("a broken diagram fails the build", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "page.md"), "# Page\n\n```mermaid\nflowchart LR\n  a --> \n```\n");
  const script = join(root, "site/check-diagrams.ts");
  const { code, stderr } = await startCommand(process.execPath, [script, folder], {}).ended;
  expect(code).toBe(1);
  expect(stderr).toContain("page.md");
});
