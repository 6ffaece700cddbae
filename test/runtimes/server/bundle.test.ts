import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createKeyRing } from "@latch/adapters/crypto";
import { createLatchClient } from "@latch/client";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { openTestDatabase, password } from "../../support/harness.ts";
import {
  copyRepository,
  root,
  startCommand,
  startProgram,
  temporaryFolder,
} from "../../support/processes/program.ts";

const removals: (() => void)[] = [];
const copy = copyRepository((remove) => removals.push(remove));
const bundles = join(copy, "dist/server");
const source = join(copy, "packages/server/src/http/start-api.ts");

/** KiB that the server and a thread load until the end of the first sign-up. */
const limits = { main: 1060, "hashing-thread": 50 };

const bundle = () =>
  startCommand(
    process.execPath,
    ["scripts/bundle-server.js"],
    {},
    { base: copy, atEnd: onTestFinished },
  ).ended;

beforeAll(() => {
  for (const file of ["package.json", "scripts/bundle-server.js"]) {
    cpSync(join(root, file), join(copy, file));
  }
  const text = readFileSync(source, "utf8");
  const entered = /\): Promise<void> \{\n {2}const config/;
  expect(text).toMatch(entered);
  writeFileSync(
    source,
    text.replace(
      entered,
      '): Promise<void> {\n  console.error(new Error("here").stack);\n  const config',
    ),
  );
});

afterAll(() => {
  for (const remove of removals) remove();
});

/**
 * Starts the server of the copy, signs a user up, and stops it.
 * @returns its standard error, and the files that each of its threads has loaded
 */
async function serve(): Promise<{ stderr: string; loaded: string[][] }> {
  const { tables } = await openTestDatabase();
  const coverage = temporaryFolder();
  const environment = {
    PORT: "0",
    LATCH_ISSUER: "https://api.example.com",
    DOCS_PAGE: "true",
    LATCH_TABLE_PREFIX: tables.Users.replace(/Users$/, ""),
    LATCH_KEYS: JSON.stringify(await createKeyRing()),
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
    NODE_V8_COVERAGE: coverage,
  };
  const server = startProgram("server/bin/main.js", environment, { base: copy });
  const [, port] = await server.waitForOutput(/"port":(\d+),.*"listening"/);
  const latch = createLatchClient({ retries: 0, timeout: 0, baseUrl: `http://127.0.0.1:${port}` });
  const signedUp = await latch.signUp({ body: { email: "ada@example.com", password } });
  expect(signedUp.response.status).toBe(201);
  for (const page of ["openapi.json", "docs", "docs/swagger-ui-dist/swagger-ui.css", "problems"]) {
    expect((await fetch(`http://127.0.0.1:${port}/${page}`)).status, page).toBe(200);
  }
  const { code, stderr } = await server.end();
  expect(code).toBe(0);
  const loaded = readdirSync(coverage).map((file) =>
    (
      JSON.parse(readFileSync(join(coverage, file), "utf8")) as { result: { url: string }[] }
    ).result.flatMap(({ url }) => (url.startsWith("file:") ? fileURLToPath(url) : [])),
  );
  return { stderr, loaded };
}

const isTypeScript = (file: string) => file.endsWith(".ts");

test("the server runs its bundle, which loads at most the limit, until a source changes", async () => {
  expect(await bundle()).toMatchObject({ code: 0, stderr: "" });
  const bundled = await serve();
  expect(bundled.loaded.flat().filter(isTypeScript)).toEqual([]);
  for (const [name, limit] of Object.entries(limits)) {
    const files = bundled.loaded.find((each) => each.includes(join(bundles, `${name}.js`)));
    const bytes = (files ?? []).reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes, name).toBeGreaterThan(0);
    expect(bytes / 1024, name).toBeLessThanOrEqual(limit);
  }
  const packages = bundled.loaded.flat().filter((file) => file.includes("node_modules"));
  expect(packages.filter((file) => !file.includes("node_modules/piscina/"))).toEqual([]);

  // Stack traces name the sources.
  expect(bundled.stderr).toMatch(
    /at startApi \(\S*packages\/server\/src\/http\/start-api\.ts:\d+:\d+\)/,
  );

  const worker = startProgram("server/bin/worker.js", {}, { base: copy, args: ["nonsense"] });
  expect((await worker.ended).stderr).toMatch(/^Unknown role: nonsense\./);
  const tasks = startProgram("server/bin/tasks.js", {}, { base: copy });
  expect((await tasks.ended).stderr).toMatch(/^The configuration is invalid:\n {2}LATCH_ISSUER/);

  writeFileSync(source, `${readFileSync(source, "utf8")}\n`);
  const changed = await serve();
  expect(changed.loaded.flat().filter(isTypeScript)).toContain(source);
});

test("an installation without esbuild builds no bundle", async () => {
  const folder = temporaryFolder();
  cpSync(join(root, "scripts/bundle-server.js"), join(folder, "scripts/bundle-server.js"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const ended = startCommand(
    process.execPath,
    ["scripts/bundle-server.js"],
    {},
    { base: folder },
  ).ended;
  expect(await ended).toMatchObject({ code: 0, stdout: "", stderr: "" });
  expect(existsSync(join(folder, "dist"))).toBe(false);
});
