import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { root } from "../support/processes/program.ts";

const documents = globSync(["*.md", "docs/**/*.md"], { cwd: root });

test("the documents are found", () => {
  expect(documents).toEqual(
    expect.arrayContaining(["CONTRIBUTING.md", "README.md", "docs/runbook.md"]),
  );
});

describe.each(documents)("%s", (document) => {
  const text = readFileSync(join(root, document), "utf8");
  const found = (pattern: RegExp): string[] =>
    [...text.matchAll(pattern)].map(([, name = ""]) => name);

  test("names existing files only", () => {
    const paths = found(/[`(]((?:packages|test|infra|openapi|docs|scripts)\/[\w./-]*)[`)#]/g);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("names existing commands only", () => {
    const scripts = found(/npm run ([\w:-]*\w)/g);
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });

  test("links to existing files only", () => {
    const links = found(/\]\((?!https?:|#)([^)#\s]+)/g);
    expect(links.filter((link) => !existsSync(join(root, document, "..", link)))).toEqual([]);
  });
});
