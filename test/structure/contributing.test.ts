import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { root } from "../support/processes/program.ts";

const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
const found = (pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = ""]) => name);

test("CONTRIBUTING names files that are there", () => {
  const paths = found(/`((?:packages|test|infra|openapi)\/[\w./-]*)`/g);
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("CONTRIBUTING names commands that are there", () => {
  const scripts = found(/npm run ([\w:]+)/g);
  expect(scripts.length).toBeGreaterThan(10);
  expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
});
