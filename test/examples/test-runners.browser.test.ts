import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documents } from "../support/documents.ts";
import { createProject, packPackage, writeFiles } from "../support/examples/tarballs.ts";
import { findChromium } from "../support/processes/chromium.ts";
import { startCommand, temporaryFolder } from "../support/processes/program.ts";

const removals: (() => void)[] = [];
const folder = temporaryFolder((remove) => removals.push(remove));
let installed = "";

/** One installation for all: the projects are folders in it. */
beforeAll(() => {
  const runners = ["vitest@^5.1.1", "jest@^30.0.0", "@playwright/test@^1.65.1"];
  installed = createProject(folder, [packPackage("testing", folder), ...runners]);
});
afterAll(() => {
  for (const remove of removals) remove();
});

/** Returns the block of the guide that contains a text. */
function blockWith(text: string): string {
  const guide = documents.find(({ path }) => path === "docs/guides/testing.md");
  const block = guide?.blocks.find((each) => each.text.includes(text));
  if (!block) throw new Error(`docs/guides/testing.md has no block with ${text}`);
  return block.text;
}

/** Writes a project and runs its tests by a script of a runner. A bound for a hang replaces the runner's own. */
function run(
  name: string,
  files: Record<string, string>,
  [script = "", ...args]: string[],
  env = {},
) {
  const project = join(installed, name);
  writeFiles(project, { "package.json": '{ "private": true, "type": "module" }', ...files });
  const file = join(installed, "node_modules", script);
  const environment = { NO_COLOR: "1", ...env };
  return startCommand(process.execPath, [file, ...args], environment, { base: project }).ended;
}
const boundMs = 300_000;

test("Vitest runs the test of the guide", async () => {
  const files = { "latch.test.ts": blockWith('from "vitest"') };
  const limits = [`--hookTimeout=${boundMs}`, `--testTimeout=${boundMs}`];
  const command = ["vitest/vitest.mjs", "run", ...limits];
  const { code, stdout, stderr } = await run("vitest", files, command);
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toMatch(/Tests +1 passed/);
});

test("Jest starts Latch in the global set-up of the guide, and the tests use its personas", async () => {
  const files = {
    "global-setup.mjs": blockWith("// global-setup.mjs"),
    "global-teardown.mjs": blockWith("// global-teardown.mjs"),
    "jest.config.cjs": `module.exports = {
      globalSetup: "./global-setup.mjs",
      globalTeardown: "./global-teardown.mjs",
      testMatch: ["**/*.test.?(c|m)js"],
      testTimeout: ${boundMs},
    };`,
    "latch.test.cjs": `
      const { agent, user } = JSON.parse(process.env.LATCH_PERSONAS);
      const listUsers = ({ headers }) => fetch(process.env.LATCH_URL + "/users", { headers });
      test("an agent lists the users, a user does not", async () => {
        expect((await listUsers(agent)).status).toBe(200);
        expect((await listUsers(user)).status).toBe(403);
      });`,
    "mailbox.test.mjs": `
      import { startLatch } from "@latch/testing";
      let latch;
      beforeAll(async () => { latch = await startLatch(); });
      afterAll(() => latch.stop());
      test("an ES module has the clock", async () => {
        latch.clock.advance({ hours: 1 });
        const { status } = await fetch(latch.url + "/me", { headers: latch.personas.user.headers });
        expect(status).toBe(401);
      });`,
  };
  const environment = { NODE_OPTIONS: "--experimental-vm-modules" };
  const { code, stderr, stdout } = await run("jest", files, ["jest/bin/jest.js"], environment);
  expect(code, stdout + stderr).toBe(0);
  expect(stderr).toMatch(/Tests: +2 passed/);
});

test("Playwright opens pages in which a persona is signed in", async () => {
  const files = {
    "fixtures.js": blockWith("@playwright/test"),
    "playwright.config.js": `export default {
      reporter: "line",
      timeout: ${boundMs},
      use: { launchOptions: { executablePath: ${JSON.stringify(findChromium())}, args: ["--no-sandbox"] } },
    };`,
    "latch.spec.js": `
      import { expect } from "@playwright/test";
      import { test } from "./fixtures.js";
      test("the persona is signed in", async ({ page, latch }) => {
        await page.goto(latch.url + "/docs");
        const status = await page.evaluate(() => fetch("/auth/refresh", { method: "POST" }).then((r) => r.status));
        expect(status).toBe(200);
      });`,
  };
  const command = ["@playwright/test/cli.js", "test"];
  const { code, stdout, stderr } = await run("playwright", files, command);
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toMatch(/1 passed/);
});
