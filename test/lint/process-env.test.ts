import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder: string;

/** Copies the project's rules to a folder of probe files. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "latch-process-env-"));
  const rules = readFileSync(join(root, "biome.json"), "utf8");
  const { $schema, vcs, ...configuration } = JSON.parse(rules);
  writeFileSync(join(folder, "biome.json"), JSON.stringify(configuration));
});

afterAll(() => rmSync(folder, { recursive: true }));

const readers = [
  "packages/server/src/main.ts",
  "packages/server/src/worker.ts",
  "packages/server/src/tasks.ts",
  "packages/server/src/healthcheck.ts",
  "packages/lambda/src/handlers/api.ts",
  "packages/dev/src/api.ts",
  "packages/cli/src/main.ts",
  "scripts/openapi.ts",
  "infra/api.ts",
];
const others = [
  "packages/contract/src/contract.ts",
  "packages/core/src/tasks/tasks.ts",
  "packages/config/src/environment.ts",
  "packages/adapters/src/dynamodb/index.ts",
  "packages/api/src/app.ts",
  "packages/composition/src/api.ts",
  "packages/lambda/src/lib/open-queue-consumer.ts",
  "packages/server/src/lifecycle.ts",
  "packages/server/src/http/start-api.ts",
  "packages/edge/src/index.ts",
  "packages/dev/src/stack/stack.ts",
  "packages/dev/src/dev.ts",
  "packages/cli/src/data-command.ts",
  "packages/cli/src/users/create.ts",
  "packages/client/src/client.ts",
];

test("only entries may read process.env", () => {
  for (const file of [...readers, ...others]) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), 'export const port = process.env["PORT"];\n');
  }
  const args = ["lint", "--max-diagnostics=none", "."];
  const { stdout, stderr } = spawnSync(join(root, "test/node_modules/.bin/biome"), args, {
    cwd: folder,
    encoding: "utf8",
  });
  const reported = `${stdout}${stderr}`.matchAll(/(\S+\.ts):\d+:\d+ lint\/style\/noProcessEnv/g);
  expect([...reported].map(([, file]) => file).sort()).toEqual([...others].sort());
});

/** Returns accesses to the environment that the rule does not find. */
const bypass = /from "(?:node:)?process"|\}\s*=\s*process\b/;

test("no package reads process.env by another name", () => {
  const files = globSync("packages/*/src/**/*.ts", { cwd: root });
  expect(files.length).toBeGreaterThan(300);
  const read = (file: string) => readFileSync(join(root, file), "utf8");
  expect(files.filter((file) => bypass.test(read(file)))).toEqual([]);
});

test("another name of process.env is reported", () => {
  for (const source of [
    'import { env } from "node:process";',
    'import process from "process";',
    "const { env } = process;",
  ]) {
    expect(source).toMatch(bypass);
  }
  expect("const parent = process.ppid;").not.toMatch(bypass);
});
