import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import manifest from "../../package.json" with { type: "json" };
import { documents, latchVerbs } from "../support/documents.ts";
import { root } from "../support/processes/program.ts";

/** Documents that a program writes may be longer. */
const written = ["CHANGELOG.md", "docs/reference/configuration.md", "docs/reference/cli.md"];
const maxLines = (path: string): number =>
  written.includes(path) ? Number.POSITIVE_INFINITY : path === "README.md" ? 150 : 300;

test("the documents are found", () => {
  expect(documents.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["CONTRIBUTING.md", "README.md", "docs/operations/runbook.md"]),
  );
});

describe.each(documents)("$path", ({ path, text, blocks }) => {
  const found = (pattern: RegExp): string[] =>
    [...text.matchAll(pattern)].map(([, name = ""]) => name);
  const ofLanguage = (...languages: string[]) =>
    blocks.filter(({ language }) => languages.includes(language)).map((block) => block.text);

  test("names files that exist", () => {
    const folders = "(?:packages|test|infra|openapi|docs|scripts)";
    const named = found(new RegExp(`[\`(](${folders}/[\\w./-]*)[\`)#]`, "g"));
    const inShell = ofLanguage("sh").flatMap((block) =>
      [...block.matchAll(new RegExp(`(?<=\\s)${folders}/[\\w./-]+`, "g"))].map(([file]) => file),
    );
    const shown = blocks.map(({ marks }) => marks["part of"]);
    // A command creates the keys there, and the reader the files that a block shows.
    const files = [...named, ...inShell].filter(
      (file) => !file.endsWith("keys.json") && !shown.includes(file),
    );
    // What a command installs is missing in a fresh clone.
    const missing = files.filter(
      (file) => file.includes("node_modules") || !existsSync(join(root, file)),
    );
    expect(missing).toEqual([]);
  });

  test("names commands that exist", () => {
    const scripts = found(/npm run (?:--[a-z]+ )*([\w:-]*\w)/g);
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
    const verbs = found(/npx latch\s+((?:(?:users|api-keys|keys|db|events)\s+)?[a-z][a-z-]*)/g);
    const known = verbs.map((verb) => verb.replace(/\s+/, " "));
    expect(known.filter((verb) => !latchVerbs.includes(verb))).toEqual([]);
  });

  test("contains JSON and YAML that parse", () => {
    for (const block of ofLanguage("json")) expect(() => JSON.parse(block), block).not.toThrow();
    for (const block of ofLanguage("yaml")) expect(() => parse(block), block).not.toThrow();
  });

  test("names the language of each block", () => {
    const languages = [
      ...["sh", "console", "js", "jsx", "ts", "tsx", "python", "go"],
      ...["json", "yaml", "text", "mermaid"],
    ];
    expect(blocks.map(({ language }) => language).filter((it) => !languages.includes(it))).toEqual(
      [],
    );
  });

  test("is short enough to be read", () => {
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(maxLines(path));
  });
});
