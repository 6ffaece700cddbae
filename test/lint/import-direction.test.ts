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

/** What each place may see, from the bottom up. */
const allowed = {
  "packages/contract/src": ["zod"],
  "packages/core/src": ["@latch/contract", "typeid-js"],
  "packages/adapters/src": ["@latch/contract", "@latch/core", "@aws-sdk/lib-dynamodb"],
  "packages/api/src/handlers": ["@latch/contract", "@latch/core"],
  "packages/api/src": ["@latch/contract", "@latch/core", "@latch/adapters/dynamodb", "hono"],
  "packages/lambda/src": ["@latch/adapters/dynamodb", "@latch/api", "node:fs"],
  "packages/server/src": ["@latch/adapters/dynamodb", "@latch/api", "node:fs"],
  "packages/edge/src": ["@latch/adapters/dynamodb", "@latch/api", "cloudflare:workers"],
  "packages/client/src": ["openapi-fetch"],
};
const refused: Record<keyof typeof allowed, string[]> = {
  "packages/contract/src": ["@latch/core", "@latch/adapters/crypto", "hono", "hono/jwt", "node:fs"],
  "packages/core/src": ["@latch/api", "@latch/adapters/crypto", "hono", "node:fs"],
  "packages/adapters/src": ["@latch/api", "@latch/server/local"],
  "packages/api/src/handlers": ["@latch/adapters/crypto", "@latch/server", "node:fs"],
  "packages/api/src": ["@latch/server", "@latch/server/local", "@aws-sdk/lib-dynamodb", "node:fs"],
  "packages/lambda/src": ["@latch/server", "@latch/server/local", "@latch/client"],
  "packages/server/src": ["@latch/lambda/api", "@latch/client"],
  "packages/edge/src": ["@latch/lambda/api", "@latch/server", "@latch/client", "node:fs"],
  "packages/client/src": ["@latch/core", "@latch/adapters/crypto"],
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
    expect(lint(refused[place])).toEqual(refused[place]);
    expect(lint(allowed[place])).toEqual([]);
  },
);
