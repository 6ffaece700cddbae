import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type FileImport, readImports } from "../support/import-graph.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The hand-written files: no generated files and no data. */
const handWritten = globSync(
  ["packages/**/*.{ts,js,mjml,yaml}", "infra/**/*.ts", "scripts/**/*.ts", "test/**/*.{ts,js}"],
  { cwd: root, exclude: ["**/node_modules", "**/dist", "**/*.gen.*"] },
);

const isTooLong = (text: string): boolean => text.split("\n").length - 1 > 300;

test("no file is longer than 300 lines", () => {
  expect(handWritten.length).toBeGreaterThan(300);
  const read = (file: string) => readFileSync(join(root, file), "utf8");
  expect(handWritten.filter((file) => isTooLong(read(file)))).toEqual([]);
});

test("a file of 301 lines is reported", () => {
  expect(["x\n".repeat(300), "x\n".repeat(301)].map(isTooLong)).toEqual([false, true]);
});

/**
 * Returns the folders of packages, infra and scripts that contain a single file. Domain folders of contract
 * and core are exempt, because a domain has the same path in both.
 */
function singleFileFolders(files: string[]): string[] {
  const folders = Map.groupBy(files, dirname);
  return [...folders]
    .filter(([folder, within]) => within.length === 1 && !hasFolders(folder))
    .map(([folder]) => folder)
    .filter((folder) => /^packages\/[^/]+\/src\/|^infra\/|^scripts\//.test(`${folder}/`))
    .filter((folder) => !/^packages\/[^/]+\/src$/.test(folder))
    .filter((folder) => !/^packages\/(?:contract|core)\/src\/[^/]+$/.test(folder));

  function hasFolders(folder: string): boolean {
    return [...folders.keys()].some((other) => other.startsWith(`${folder}/`));
  }
}

test("no folder contains a single file", () => {
  const all = globSync(["packages/*/src/**/*.*", "infra/**/*.*", "scripts/**/*.*"], { cwd: root });
  expect(singleFileFolders(all)).toEqual([]);
});

test("a folder with a single file is reported, unless it is a domain", () => {
  expect(
    singleFileFolders([
      "packages/core/src/tasks/tasks.ts",
      "packages/core/src/shared/time/clock.ts",
      "packages/cli/src/import/import.ts",
      "packages/cli/src/export/one.ts",
      "packages/cli/src/export/two.ts",
      "packages/dev/src/stack/index.ts",
      "packages/dev/src/stack/parts/one.ts",
      "packages/dev/src/stack/parts/two.ts",
      "infra/graph/main.ts",
    ]),
  ).toEqual(["packages/core/src/shared/time", "packages/cli/src/import", "infra/graph"]);
});

/** Returns the relative imports that lead out of their package. */
const importsOfOtherPackages = (imports: FileImport[]): string[] =>
  imports
    .filter(({ from, to }) => !to.startsWith(`${from.split("/")[0]}/`))
    .map(({ from, to }) => `${from} imports ${to}`);

test("no relative import leaves its package", () => {
  const imports = readImports(join(root, "packages"));
  expect(imports.length).toBeGreaterThan(500);
  expect(importsOfOtherPackages(imports)).toEqual([]);
});

test("a relative import that leaves its package is reported", () => {
  expect(
    importsOfOtherPackages([
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
