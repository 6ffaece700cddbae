import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ModuleImport, readModules } from "../support/import-graph.ts";

const biome = fileURLToPath(new URL("../node_modules/.bin/biome", import.meta.url));
const packages = fileURLToPath(new URL("../../packages", import.meta.url));
const rules = readFileSync(new URL("../../biome.json", import.meta.url), "utf8");
let folder: string;

/** Copies the project's rules to a folder of probe files. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "latch-lint-"));
  const { $schema, vcs, ...configuration } = JSON.parse(rules);
  writeFileSync(join(folder, "biome.json"), JSON.stringify(configuration));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The modules that each package may import, from the bottom up. */
const allowed = {
  "packages/contract/src": ["zod"],
  "packages/core/src": ["@latch/contract", "typeid-js", "ipaddr.js"],
  "packages/config/src": ["@latch/contract", "@latch/core", "zod"],
  "packages/adapters/src": ["@latch/contract", "@latch/core", "@aws-sdk/lib-dynamodb"],
  "packages/api/src": ["@latch/contract", "@latch/core", "hono"],
  "packages/composition/src": ["@latch/core", "@latch/config", "@latch/adapters/dynamodb"],
  "packages/lambda/src": [
    "@latch/adapters/dynamodb",
    "@latch/api",
    "@latch/composition/api",
    "node:fs",
  ],
  "packages/server/src": [
    "@latch/adapters/dynamodb",
    "@latch/api",
    "@latch/composition/api",
    "node:fs",
  ],
  "packages/edge/src": ["@latch/adapters/dynamodb", "@latch/api", "cloudflare:workers"],
  "packages/dev/src": ["@latch/adapters/dynamodb", "@latch/server/lifecycle", "node:fs"],
  "packages/cli/src": [
    "@latch/composition/commands",
    "@latch/server/lifecycle",
    "@latch/dev/stack",
  ],
  "packages/client/src": ["react", "standardwebhooks"],
  infra: [
    "../packages/config/src/catalogue.ts",
    "../packages/adapters/src/dynamodb/tables/tables.ts",
    "../packages/adapters/src/messaging/topology.ts",
  ],
};
const forbidden: Record<keyof typeof allowed, string[]> = {
  "packages/contract/src": ["@latch/core", "@latch/adapters/crypto", "hono", "hono/jwt", "node:fs"],
  "packages/core/src": ["@latch/api", "@latch/adapters/crypto", "@latch/config", "hono", "node:fs"],
  "packages/config/src": ["@latch/adapters/dynamodb", "@latch/composition/api", "hono", "node:fs"],
  "packages/adapters/src": ["@latch/api", "@latch/config", "@latch/composition/api", "@latch/dev"],
  "packages/api/src": [
    "@latch/adapters/crypto",
    "@latch/config",
    "@latch/composition/api",
    "@latch/server",
    "@aws-sdk/lib-dynamodb",
    "node:fs",
  ],
  "packages/composition/src": ["@latch/api", "@latch/server", "@latch/lambda/api", "hono"],
  "packages/lambda/src": ["@latch/server", "@latch/dev", "@latch/client"],
  "packages/server/src": ["@latch/lambda/api", "@latch/dev", "@latch/dev/stack", "@latch/client"],
  "packages/edge/src": ["@latch/lambda/api", "@latch/server", "@latch/client", "node:fs"],
  "packages/dev/src": ["@latch/cli", "@latch/lambda/api", "@latch/client"],
  "packages/cli/src": ["@latch/api", "@latch/lambda/api", "@latch/client"],
  "packages/client/src": ["@latch/core", "@latch/adapters/crypto"],
  infra: [
    "../packages/lambda/src/lib/function-url.ts",
    "../packages/adapters/src/crypto/index.ts",
    "../packages/core/src/index.ts",
    "@latch/server",
  ],
};

/** Returns the modules that the rules forbid for a file in a folder. */
function findForbidden(place: string, modules: string[]): string[] {
  mkdirSync(join(folder, place), { recursive: true });
  const probe = join(place, "probe.ts");
  writeFileSync(join(folder, probe), modules.map((name) => `import "${name}";\n`).join(""));
  const args = ["lint", "--max-diagnostics=none", probe];
  const { stdout, stderr } = spawnSync(biome, args, { cwd: folder, encoding: "utf8" });
  return modules.filter((_, index) =>
    `${stdout}${stderr}`.includes(`probe.ts:${index + 1}:8 lint/style/noRestrictedImports`),
  );
}

test.each(Object.keys(allowed) as (keyof typeof allowed)[])(
  "%s imports downwards only",
  (place) => {
    const bypass = place.startsWith("packages/") ? ["../../api/src/app.ts"] : [];
    const wrong = [...forbidden[place], ...bypass];
    expect(findForbidden(place, wrong)).toEqual(wrong);
    expect(findForbidden(place, allowed[place])).toEqual([]);
  },
);

/**
 * Returns the imports of the packages that violate the rules. Biome checks import statements only, so each
 * import of another form is converted to one.
 */
function findViolations(imports: ModuleImport[]): string[] {
  const elsewhere = imports.filter(({ module }) => !module.startsWith("."));
  const places = Map.groupBy(elsewhere, ({ from }) => from.split("/")[0] ?? "");
  return [...places].flatMap(([name, within]) => {
    const modules = [...new Set(within.map(({ module }) => module))];
    const wrong = findForbidden(join("packages", name, "src"), modules);
    return within
      .filter(({ module }) => wrong.includes(module))
      .map(({ from, module }) => `${from} imports ${module}`);
  });
}

test("no package imports upwards in any form of import", () => {
  const imports = readModules(packages);
  const ours = imports.filter(({ module }) => module.startsWith("@latch/"));
  expect(ours.length).toBeGreaterThan(300);
  expect(new Set(ours.map(({ from }) => from.split("/")[0])).size).toBeGreaterThan(9);
  expect(findViolations(imports)).toEqual([]);
});

test.each([
  ["a statement", 'import { createKeyRing } from "@latch/adapters/crypto";\n'],
  ["several lines", 'import {\n  type KeyRing,\n} from "@latch/adapters/crypto";\n'],
  ["a re-export", 'export * from "@latch/adapters/crypto";\n'],
  ["an expression", 'export const load = () => import("@latch/adapters/crypto");\n'],
  ["a type", 'export type B = import("@latch/adapters/crypto").KeyRing;\n'],
  ["a type of a value", 'export type C = typeof import("@latch/adapters/crypto");\n'],
  ["the place of a module", 'export const at = import.meta.resolve("@latch/adapters/crypto");\n'],
])("an import upwards is reported as %s", (_, source) => {
  const planted = join(folder, "planted");
  for (const name of ["api", "server"]) {
    const file = join(planted, name, "src/planted.ts");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, source);
  }
  expect(findViolations(readModules(planted))).toEqual([
    "api/src/planted.ts imports @latch/adapters/crypto",
  ]);
});

test("an import cycle of files is reported, also one of types only", () => {
  const { noImportCycles } = JSON.parse(rules).linter.rules.suspicious;
  expect(noImportCycles).toEqual({ level: "error", options: { ignoreTypes: false } });
  const place = "packages/core/src/circle";
  mkdirSync(join(folder, place), { recursive: true });
  const write = (name: string, other: string) =>
    writeFileSync(
      join(folder, place, `${name}.ts`),
      `import type { ${other} } from "./${other}.ts";\n\nexport type ${name} = { ${other}?: ${other} };\n`,
    );
  write("here", "there");
  write("there", "here");
  const args = ["lint", "--max-diagnostics=none", place];
  const { stdout, stderr } = spawnSync(biome, args, { cwd: folder, encoding: "utf8" });
  const reported = `${stdout}${stderr}`.match(/\w+\.ts:\d+:\d+ lint\/suspicious\/noImportCycles/g);
  expect(reported?.sort()).toEqual([
    "here.ts:1:28 lint/suspicious/noImportCycles",
    "there.ts:1:27 lint/suspicious/noImportCycles",
  ]);
});
