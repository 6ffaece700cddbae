import { globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type FileImport, readImports } from "../support/import-graph.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Paths below the root of the project, of what somebody wrote: nothing generated and no data. */
const handWritten = globSync(
  ["packages/**/*.{ts,js,mjml,yaml}", "infra/**/*.ts", "scripts/**/*.ts", "test/**/*.{ts,js}"],
  { cwd: root, exclude: ["**/node_modules", "**/dist", "**/*.gen.ts"] },
);

const linesOf = (file: string): number =>
  readFileSync(join(root, file), "utf8").split("\n").length - 1;

/**
 * Folders that are named after a domain: a domain is at the same place in contract and core, also
 * while one file is all it has there.
 */
const isDomain = (folder: string): boolean =>
  /^packages\/(?:contract|core)\/src\/[^/]+$/.test(folder);

test("no file is longer than 300 lines: it would be two concepts", () => {
  expect(handWritten.length).toBeGreaterThan(300);
  expect(handWritten.filter((file) => linesOf(file) > 300)).toEqual([]);
});

test("no folder holds one file alone: it would be a file", () => {
  const folders = new Set(handWritten.map((file) => dirname(file)));
  const lonely = [...folders]
    .filter((folder) => /^packages\/[^/]+\/src\/|^infra\/|^scripts\//.test(`${folder}/`))
    .filter((folder) => !/^packages\/[^/]+\/src$/.test(folder) && !isDomain(folder))
    .filter((folder) => readdirSync(join(root, folder)).length === 1);
  expect(lonely).toEqual([]);
});

/** Relative imports that lead from one package into another, or out of all of them. */
const leaving = (imports: FileImport[]): string[] =>
  imports
    .filter(({ from, to }) => !to.startsWith(`${from.split("/")[0]}/`))
    .map(({ from, to }) => `${from} imports ${to}`);

test("no relative import leaves its package", () => {
  const imports = readImports(join(root, "packages"));
  expect(imports.length).toBeGreaterThan(500);
  expect(leaving(imports)).toEqual([]);
});

test("a relative import that leaves its package is reported", () => {
  expect(
    leaving([
      { from: "core/src/index.ts", to: "core/src/ids.ts" },
      { from: "core/src/index.ts", to: "core-of-others/src/ids.ts" },
      { from: "api/src/app.ts", to: "core/src/index.ts" },
      { from: "api/src/app.ts", to: "../infra/grants.ts" },
    ]),
  ).toEqual([
    "core/src/index.ts imports core-of-others/src/ids.ts",
    "api/src/app.ts imports core/src/index.ts",
    "api/src/app.ts imports ../infra/grants.ts",
  ]);
});
