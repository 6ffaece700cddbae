import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLatchClient } from "@latch/client";
import { afterAll, describe, expect, test } from "vitest";
import { createProject, packPackage, runNpm } from "../support/examples/tarballs.ts";
import { signedIn } from "../support/fixtures/signed-in.ts";
import { password } from "../support/harness.ts";
import { isServing, root, startCommand, temporaryFolder } from "../support/processes/program.ts";

const removals: (() => void)[] = [];
const folder = temporaryFolder((remove) => removals.push(remove));
afterAll(() => {
  for (const remove of removals) remove();
});

/** The tests of a project that uses the package as its guide describes. */
const tests = `import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Latch, type Persona, startLatch } from "@latch/testing";

let latch: Latch;
before(async () => { latch = await startLatch({ environment: { BRAND_NAME: "Pets" } }); });
after(() => latch.stop());

const call = (path: string, { headers }: Pick<Persona, "headers">) => fetch(latch.url + path, { headers });

test("each persona has a session with its role", async () => {
  for (const [role, persona] of Object.entries(latch.personas)) {
    const response = await call("/me", persona);
    assert.equal(response.status, 200);
    const me = await response.json() as { role: string; emailVerified: boolean };
    assert.deepEqual([me.role, me.emailVerified], [role, true]);
  }
  const ada = await latch.createPersona({ role: "agent", email: "ada@example.com", name: "Ada" });
  assert.equal((await call("/users", ada)).status, 200);
});

test("the mailbox has the mails with their links", async () => {
  const { email } = latch.personas.user;
  const response = await fetch(latch.url + "/auth/password/forgot", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email }),
  });
  assert.equal(response.status, 202);
  const mail = await latch.mailbox.waitFor(email, { subject: /password/i, timeoutMs: 60_000 });
  assert.match(mail.links[0] ?? "", /reset-password.*#token=/);
  assert.match(mail.text, /Pets/);
  await assert.rejects(latch.mailbox.waitFor(email, { subject: "Invoice", timeoutMs: 1 }), /No such mail/);
});

test("the state of a browser contains the session", async () => {
  const { cookies } = await latch.storageState(latch.personas.user);
  const cookie = cookies.map(({ name, value }) => name + "=" + value).join("; ");
  const refresh = await fetch(latch.url + "/auth/refresh", { method: "POST", headers: { cookie } });
  assert.equal(refresh.status, 200);
});

test("the clock makes tokens expire, and only moves forward", async () => {
  latch.clock.advance({ hours: 1 });
  assert.equal((await call("/me", latch.personas.user)).status, 401);
  assert.throws(() => latch.clock.advance({ seconds: -1 }), /forward/);
});

test("two of them do not share data", async () => {
  const other = await startLatch({ host: "127.0.0.1" });
  try {
    assert.match(other.url, /127\\.0\\.0\\.1/);
    assert.equal((await fetch(other.url + "/me", latch.personas.user)).status, 401);
  } finally {
    await other.stop();
  }
});
`;

test("a project installs @latch/testing from its tarball, type-checks, and its tests pass and end", async () => {
  const project = createProject(folder, [packPackage("testing", folder)]);
  const file = join(project, "latch.test.ts");
  writeFileSync(file, tests);
  const run = await startCommand(process.execPath, ["--test", file], {}).ended;
  expect(run.code, run.stdout + run.stderr).toBe(0);
  expect(run.stdout).toMatch(/(?:pass|# pass) 5\b/);
  expect(run.stderr).toBe("");
  const options = ["--ignoreConfig", "--strict", "--noEmit", "--skipLibCheck", "false"];
  const types = ["--target", "es2022", "--module", "node16", "--types", "node"];
  const typeRoots = ["--typeRoots", join(root, "node_modules/@types")];
  const checked = await startCommand("tsc", [...options, ...types, ...typeRoots, file], {}).ended;
  expect(checked.stdout).toBe("");
});

/** Returns a cache for npx, which keeps there what it installs. It shares the downloads of the user's cache. */
function openNpxCache(): string {
  const downloads = join(runNpm(folder, "config", "get", "cache").trim(), "_cacache");
  mkdirSync(downloads, { recursive: true });
  const cache = mkdtempSync(join(folder, "npx-"));
  symlinkSync(downloads, join(cache, "_cacache"), "junction");
  return cache;
}

describe("@latch/server", () => {
  test("npx starts it in an empty folder, and the API answers", async () => {
    const tarball = packPackage("server", folder);
    const app = mkdtempSync(join(folder, "app-"));
    // With the user's registry, and without what the test runner sets.
    const { NODE_ENV: _, NODE_OPTIONS: __, ...settings } = process.env as Record<string, string>;
    const npm_config_cache = openNpxCache();
    const environment = {
      ...settings,
      npm_config_cache,
      npm_config_prefer_offline: "true",
      PORT: "0",
    };
    const npx = startCommand("npx", ["--yes", `file:${tarball}`, "dev"], environment, {
      base: app,
    });
    const [, origin = ""] = await npx.waitForOutput(/API +(\S+)/);
    const health = await fetch(`${origin}/health`);
    expect(await health.json()).toMatchObject({ status: "ok" });
    expect(readdirSync(app)).toEqual([".latch"]);
    expect((await npx.end("SIGTERM")).stderr).toBe("");
    await expect.poll(() => isServing(origin)).toBe(false);
  });

  test("latch dev serves the API, its documents and the mailbox from the present folder", async () => {
    const project = createProject(folder, [packPackage("server", folder)]);
    const app = join(project, "app");
    mkdirSync(app);
    writeFileSync(join(app, ".env"), "BRAND_NAME=Pets\n");
    const main = join(project, "node_modules/@latch/server/latch.js");
    const environment = { PORT: "0", BCRYPT_COST: "4" };
    const dev = startCommand(process.execPath, [main, "dev"], environment, { base: app });
    const [, origin = ""] = await dev.waitForOutput(/API +(\S+)/);
    expect(dev.output()).toContain("npx @latch/server users create");

    const latch = createLatchClient({ baseUrl: origin, retries: 0, timeout: 0 });
    const { data } = await latch.signUp({ body: { email: "ada@example.com", password } });
    expect(signedIn({ data }).user.email).toBe("ada@example.com");
    for (const path of ["/docs", "/docs/swagger-ui-dist/swagger-ui.css", "/openapi.json"]) {
      expect([path, (await fetch(origin + path)).status]).toEqual([path, 200]);
    }
    await expect
      .poll(async () => (await fetch(`${origin}/dev/mailbox`)).text())
      .toContain("ada@example.com");
    expect(readdirSync(app)).toEqual(expect.arrayContaining([".env", ".latch"]));

    const words = ["users", "create", "--email", "root@example.com", "--role", "super_admin"];
    const create = await startCommand(process.execPath, [main, ...words], environment, {
      base: app,
      input: `${password}\n`,
    }).ended;
    expect(create.stderr).toBe("");
    const root = { identifier: "root@example.com", password };
    expect(signedIn(await latch.logIn({ body: root })).user.role).toBe("super_admin");

    expect((await dev.end("SIGTERM")).code).toBe(0);
    expect(await isServing(origin)).toBe(false);
  });
});
