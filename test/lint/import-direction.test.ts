import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const biome = fileURLToPath(new URL("../../node_modules/.bin/biome", import.meta.url));
const rules = readFileSync(new URL("../../biome.json", import.meta.url), "utf8");
let folder: string;

/** The project's rules over a tree of probes. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "latch-lint-"));
  const { $schema, vcs, ...configuration } = JSON.parse(rules);
  writeFileSync(join(folder, "biome.json"), JSON.stringify(configuration));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What each package may import, from the bottom up. */
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
  "packages/client/src": ["openapi-fetch"],
  infra: [
    "../packages/config/src/catalogue.ts",
    "../packages/adapters/src/dynamodb/tables/tables.ts",
    "../packages/adapters/src/messaging/topology.ts",
  ],
};
const refused: Record<keyof typeof allowed, string[]> = {
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

test.each(Object.keys(allowed) as (keyof typeof allowed)[])(
  "%s imports downwards only",
  (place) => {
    const lint = (modules: string[]) => {
      mkdirSync(join(folder, place), { recursive: true });
      const probe = join(place, "probe.ts");
      writeFileSync(join(folder, probe), modules.map((name) => `import "${name}";\n`).join(""));
      const args = ["lint", "--max-diagnostics=none", probe];
      const { stdout, stderr } = spawnSync(biome, args, { cwd: folder, encoding: "utf8" });
      return modules.filter((_, index) =>
        `${stdout}${stderr}`.includes(`probe.ts:${index + 1}:8 lint/style/noRestrictedImports`),
      );
    };
    const bypass = place.startsWith("packages/") ? ["../../api/src/app.ts"] : [];
    const wrong = [...refused[place], ...bypass];
    expect(lint(wrong)).toEqual(wrong);
    expect(lint(allowed[place])).toEqual([]);
  },
);

test("a circle of files is reported, by types alone too", () => {
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
