import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { npmCommand } from "@latch/dev/npm";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { published } from "../../scripts/published.ts";
import { documents } from "../support/documents.ts";
import { root, startCommand, temporaryFolder } from "../support/processes/program.ts";

const built = (name: string) => join(root, "dist/packages", name);

/** Runs npm in a folder. */
function runNpm(folder: string, ...words: string[]): string {
  const { command, args } = npmCommand(words, process.env);
  return execFileSync(command, args, { cwd: folder, encoding: "utf8" });
}

beforeAll(() => {
  execFileSync(process.execPath, ["scripts/packages.ts"], { cwd: root });
});

describe.each(published)("the package %s", (name) => {
  test("has a manifest and types that every module system understands", async () => {
    const tool = (...words: string[]) =>
      startCommand("node", ["scripts/tool.ts", ...words], {}).ended;
    const linted = await tool("publint", built(name), "--strict");
    expect(linted.code, linted.stdout).toBe(0);
    const checked = await tool("attw", "--pack", built(name), "--profile", "esm-only");
    expect(checked.code, checked.stdout).toBe(0);
  });

  test("imports only itself and what its manifest names", () => {
    const manifest = JSON.parse(readFileSync(join(built(name), "package.json"), "utf8"));
    const names = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    expect(names.filter((each) => each.startsWith("@latch/"))).toEqual([]);
    expect(JSON.stringify(manifest)).not.toContain("src/");
  });
});

/** Bundles a module that uses the packages as an application does. */
async function bundle(code: string, platform: "browser" | "neutral" = "browser"): Promise<Buffer> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    alias: {
      "@latch/client/next": join(built("client"), "next/index.js"),
      "@latch/client/verify": join(built("client"), "verify/index.js"),
      "@latch/client": join(built("client"), "index.js"),
    },
    external: ["next/*"],
    bundle: true,
    minify: true,
    format: "esm",
    platform,
    write: false,
    logLevel: "silent",
  });
  return Buffer.from(outputFiles[0]?.contents ?? "");
}

test("a page needs at most 6 KiB of the client, and only what it imports", async () => {
  const session = await bundle(
    'import { createLatchSession, createTextStorage, isProblem } from "@latch/client"; globalThis.app = [createLatchSession, createTextStorage, isProblem];',
  );
  expect(gzipSync(session, { level: 9 }).length).toBeLessThanOrEqual(6 * 1024);
  expect(session.includes("navigator.credentials"), "passkeys are left out").toBe(false);
  const problem = await bundle(
    'import { isProblem } from "@latch/client"; globalThis.app = isProblem;',
  );
  expect(problem.length).toBeLessThan(500);
});

test.each(["@latch/client", "@latch/client/next", "@latch/client/verify"])(
  "%s runs without Node",
  async (name) => {
    await expect(bundle(`export * from "${name}";`, "neutral")).resolves.toBeDefined();
  },
);

test("only the verification of tokens contains the library for JWTs", async () => {
  const has = async (name: string) =>
    (await bundle(`export * from "${name}";`, "neutral")).includes("ERR_JWKS_NO_MATCHING_KEY");
  expect(await has("@latch/client/verify")).toBe(true);
  expect(await has("@latch/client")).toBe(false);
});

/** Runs the receiver of the guide in a project that has installed the tarball, with a real signature and a wrong one. */
async function receiveWebhook(project: string): Promise<void> {
  const guide = documents.find(({ path }) => path === "docs/guides/webhooks.md");
  const receiver = guide?.blocks.find(({ text }) => text.includes("verifyWebhook(secret"))?.text;
  const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  symlinkSync(join(root, "node_modules/hono"), join(project, "node_modules/hono"), "junction");
  writeFileSync(join(project, "receiver.ts"), String(receiver).replace("whsec_…", secret));
  writeFileSync(
    join(project, "drive.ts"),
    `import { Webhook } from "standardwebhooks";
    import { app } from "./receiver.ts";
    const deleted: string[] = [];
    Object.assign(globalThis, {
      isProcessed: async (id: string) => id !== "evt_1",
      deleteCustomer: async (id: string) => { deleted.push(id); },
    });
    const body = JSON.stringify({ id: "evt_1", type: "user.deleted", data: { userId: "usr_1" } });
    const now = new Date();
    const signature = new Webhook("${secret}").sign("evt_1", now, body);
    const headers = { "webhook-id": "evt_1", "webhook-timestamp": String(Math.floor(now.getTime() / 1000)) };
    const send = (value: string) =>
      app.request("/latch-events", { method: "POST", body, headers: { ...headers, "webhook-signature": value } });
    const statuses = [(await send(signature)).status, (await send("v1,AAAA")).status];
    process.stdout.write(JSON.stringify({ statuses, deleted }));\n`,
  );
  const { stdout, stderr } = await startCommand(process.execPath, [join(project, "drive.ts")], {})
    .ended;
  expect(JSON.parse(stdout || "{}"), stderr).toEqual({ statuses: [204, 400], deleted: ["usr_1"] });
}

test("a project installs the tarball, imports and requires it, and type-checks", async () => {
  const folder = temporaryFolder();
  const packed = JSON.parse(
    runNpm(built("client"), "pack", "--json", "--pack-destination", folder),
  );
  const { filename, files } = Object.values<{ filename: string; files: { path: string }[] }>(
    packed,
  )[0] as { filename: string; files: { path: string }[] };
  expect(files.some(({ path }) => path.endsWith(".ts") && !path.endsWith(".d.ts"))).toBe(false);
  const project = mkdtempSync(join(folder, "project-"));
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  runNpm(project, "install", "--prefer-offline", "--no-audit", join(folder, filename));
  const use = `const latch = createLatchClient({ baseUrl: "https://auth.example.com" });
    const parts = [latch.logIn, verifyWebhook, createLatchNext, createVerifier];
    if (parts.some((part) => typeof part !== "function")) throw new Error("incomplete");`;
  writeFileSync(
    join(project, "import.mjs"),
    `import { createLatchClient } from "@latch/client"; import { createLatchNext } from "@latch/client/next"; import { createVerifier } from "@latch/client/verify"; import { verifyWebhook } from "@latch/client/webhooks"; ${use}`,
  );
  writeFileSync(
    join(project, "require.cjs"),
    `const { createLatchClient } = require("@latch/client"); const { createLatchNext } = require("@latch/client/next"); const { createVerifier } = require("@latch/client/verify"); const { verifyWebhook } = require("@latch/client/webhooks"); ${use}`,
  );
  for (const file of ["import.mjs", "require.cjs"]) {
    execFileSync(process.execPath, [join(project, file)]);
  }
  await receiveWebhook(project);
  writeFileSync(
    join(project, "check.ts"),
    `import { createLatchSession, isProblem, type User } from "@latch/client";
    import { createLatchNext } from "@latch/client/next";
    import { createVerifier, guardHono, type Principal, type Requirement } from "@latch/client/verify";
    import { verifyWebhook } from "@latch/client/webhooks";
    const verifier = createVerifier({ issuer: "https://auth.example.com" });
    export const guard = guardHono(verifier, { role: "agent", scope: "users:read", plan: ["pro"] });
    export const { userId, plan }: Principal = await verifier.verify(new Request("https://pets.example.com"));
    // @ts-expect-error there is no such role
    export const wrongRole: Requirement = { role: "root" };
    const { latch } = createLatchSession({ baseUrl: "https://auth.example.com" });
    const { data, error } = await latch.logIn({ body: { identifier: "ada", password: "secret" } });
    export const user: User | undefined = data?.status === "signed_in" ? data.user : undefined;
    export const wrong: boolean = isProblem(error, "invalid_credentials");
    // @ts-expect-error the operation requires a body
    await latch.logIn();
    // @ts-expect-error there is no such code
    isProblem(error, "invalid_credential");
    export { createLatchNext, verifyWebhook };\n`,
  );
  for (const [module, resolution] of [
    ["node16", "node16"],
    ["esnext", "bundler"],
  ] as const) {
    const options = [
      "--ignoreConfig",
      "--strict",
      "--noEmit",
      "--skipLibCheck",
      "false",
      "--target",
      "es2022",
    ];
    const args = [...options, "--module", module, "--moduleResolution", resolution];
    const types = ["--lib", "es2023,dom", "--types", ""];
    const checked = await startCommand("tsc", [...args, ...types, join(project, "check.ts")], {})
      .ended;
    expect(checked.stdout, resolution).toBe("");
  }
});
