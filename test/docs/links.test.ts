import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path/posix";
import { describe, expect, test } from "vitest";
import { documents, readDocument } from "../support/documents.ts";
import { root } from "../support/processes/program.ts";

const isExternal = (link: string) => /^[a-z][a-z+.-]*:/i.test(link);

/** The file that a link leads to, from the root of the repository, and its anchor. */
function targetOf(link: string, from: string): { path: string; anchor?: string } {
  const [path = "", anchor] = link.split("#");
  return { path: path === "" ? from : normalize(join(dirname(from), path)), anchor };
}

const anchorsOf = (path: string): string[] =>
  (documents.find((document) => document.path === path) ?? readDocument(path)).anchors;

function isBroken(link: string, from: string): boolean {
  const { path, anchor } = targetOf(link, from);
  if (path.startsWith("..") || !existsSync(join(root, path))) return true;
  return anchor !== undefined && !(path.endsWith(".md") && anchorsOf(path).includes(anchor));
}

/** Whether it is an https URL, a URL of the local server, or an email address, which GitHub makes a link. */
function isWellFormed(link: string): boolean {
  const url = URL.parse(link);
  if (url?.protocol === "mailto:") return true;
  if (url?.protocol === "http:") return ["127.0.0.1", "localhost"].includes(url.hostname);
  return url?.protocol === "https:" && url.hostname.includes(".");
}

describe.each(documents)("$path", ({ path, links }) => {
  test("links to files and headings that exist", () => {
    expect(links.filter((link) => !isExternal(link) && isBroken(link, path))).toEqual([]);
  });

  test("links to well-formed https URLs elsewhere", () => {
    expect(links.filter((link) => isExternal(link) && !isWellFormed(link))).toEqual([]);
  });
});

test.each([
  ["a missing file", "docs/nothing.md"],
  ["a missing heading", "docs/README.md#nothing"],
  ["a file outside the repository", "../elsewhere.md"],
])("%s is a broken link", (_, link) => {
  expect(isBroken(link, "README.md")).toBe(true);
});

test.each(["http://example.com", "https://example", "ftp://example.com"])(
  "%s is no well-formed URL",
  (link) => expect(isWellFormed(link)).toBe(false),
);

test("every document is reachable from README.md", () => {
  const reached = new Set(["README.md"]);
  for (const path of reached) {
    const document = documents.find((each) => each.path === path);
    for (const link of document?.links ?? []) {
      if (!isExternal(link)) reached.add(targetOf(link, path).path);
    }
  }
  const paths = documents.map(({ path }) => path).filter((path) => path.startsWith("docs/"));
  expect(paths.filter((path) => !reached.has(path))).toEqual([]);
});

test("docs/README.md lists every page but the decisions, which have an index of their own", () => {
  const listed = readDocument("docs/README.md").links.map((link) =>
    targetOf(link, "docs/README.md"),
  );
  const paths = documents
    .map(({ path }) => path)
    .filter((path) => path.startsWith("docs/") && !/^docs\/(?:adr\/|README)/.test(path));
  expect(paths.filter((path) => !listed.some((target) => target.path === path))).toEqual([]);
});
