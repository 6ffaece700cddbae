import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { type FileImport, findCircles, readDomain, readImports } from "../support/import-graph.ts";

const sourceFolder = (name: string): string =>
  fileURLToPath(new URL(`../../packages/${name}/src`, import.meta.url));

const isFolder = (domain: string): boolean => !domain.endsWith(".ts");
const text = ({ from, to }: FileImport): string => `${from} imports ${to}`;

/** Returns the imports of a domain in `shared`, which is below all domains. */
const domainImportsOfShared = (imports: FileImport[]): string[] =>
  imports
    .filter(({ from, to }) => readDomain(from) === "shared" && readDomain(to) !== "shared")
    .filter(({ to }) => isFolder(readDomain(to)))
    .map(text);

/** Returns the imports of `changes` in a domain. It is above all domains. Barrels may import it. */
const importsOfChanges = (imports: FileImport[]): string[] =>
  imports
    .filter(({ from, to }) => readDomain(to) === "changes" && readDomain(from) !== "changes")
    .filter(({ from }) => isFolder(readDomain(from)))
    .map(text);

describe.each(["core", "contract"])("%s", (name) => {
  const imports = readImports(sourceFolder(name));

  test("has imports that the test finds", () => expect(imports.length).toBeGreaterThan(40));

  test("has no import cycle among its domains", () => expect(findCircles(imports)).toEqual([]));

  test("has no import of a domain in shared", () =>
    expect(domainImportsOfShared(imports)).toEqual([]));
});

test("no domain of core imports changes", () => {
  expect(importsOfChanges(readImports(sourceFolder("core")))).toEqual([]);
});

/** Writes a tree of sources and reads its imports. */
function writeTree(files: Record<string, string>): FileImport[] {
  const folder = mkdtempSync(join(tmpdir(), "latch-domains-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), source);
  }
  return readImports(folder);
}

describe("a planted tree", () => {
  test("of domains that import downwards has no cycle", () => {
    const imports = writeTree({
      "index.ts": 'export { b } from "./b/b.ts";\n',
      "a/a.ts": 'import { shared } from "../shared/shared.ts";\nexport const a = shared;\n',
      "b/b.ts": 'import type { a } from "../a/a.ts";\nimport "zod";\n\nexport type b = typeof a;\n',
      "shared/shared.ts":
        '/** Not one: import { b } from "../b/b.ts"; */\nexport const shared = 1;\n',
    });
    expect(imports).toHaveLength(3);
    expect(findCircles(imports)).toEqual([]);
    expect(domainImportsOfShared(imports)).toEqual([]);
  });

  test.each([
    ["values", 'import { b } from "../b/b.ts";\n'],
    ["types", 'import type { b } from "../b/b.ts";\n'],
    ["several names", 'import {\n  type b,\n  c,\n} from "../b/b.ts";\n'],
    ["re-exports", 'export * from "../b/b.ts";\n'],
    ["side effects", 'import "../b/b.ts";\n'],
    ["import() in a type", 'export type A = import("../b/b.ts").B;\n'],
  ])("is reported for a cycle by %s", (_, source) => {
    const imports = writeTree({
      "a/a.ts": source,
      "b/b.ts": 'import { c } from "../c/c.ts";\n',
      "c/c.ts": 'import { d } from "./d.ts";\n',
      "c/d.ts": 'import { a } from "../a/a.ts";\n',
      "e/e.ts": 'import { a } from "../a/a.ts";\n',
    });
    expect(findCircles(imports)).toEqual([
      {
        domains: ["a", "b", "c"],
        imports: ["a/a.ts imports b/b.ts", "b/b.ts imports c/c.ts", "c/d.ts imports a/a.ts"],
      },
    ]);
  });

  test("is reported for a domain that imports the barrel above it", () => {
    const imports = writeTree({
      "index.ts": 'export { a } from "./a/a.ts";\n',
      "a/a.ts": 'import { b } from "../index.ts";\n',
    });
    expect(findCircles(imports).map(({ domains }) => domains)).toEqual([["a", "index.ts"]]);
  });

  test("is reported for imports that rise from shared or to changes", () => {
    const imports = writeTree({
      "a/a.ts": 'import type { Change } from "../changes/change.ts";\n',
      "changes/change.ts": 'export type Change = "";\n',
      "shared/ports.ts": 'import type { A } from "../a/a.ts";\n',
    });
    expect(domainImportsOfShared(imports)).toEqual(["shared/ports.ts imports a/a.ts"]);
    expect(importsOfChanges(imports)).toEqual(["a/a.ts imports changes/change.ts"]);
  });
});
