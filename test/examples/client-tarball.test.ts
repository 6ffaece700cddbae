import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { startApi } from "../support/examples/example.ts";
import { createProject, runNpm, writeFiles } from "../support/examples/tarballs.ts";
import { root, startCommand, temporaryFolder } from "../support/processes/program.ts";

const removals: (() => void)[] = [];
const folder = temporaryFolder((remove) => removals.push(remove));
const entries = ["client", "next", "react", "verify", "webhooks"];
const pathOf = (entry: string) => (entry === "client" ? "@latch/client" : `@latch/client/${entry}`);
const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
let project = "";

/** Uses each entry of the package against the API. Returns what it found. */
const use = `
async function use({ client, next, react, verify, webhooks }, { issuer, secret, webhook }) {
  const { latch, accessToken } = client.createLatchSession({ baseUrl: issuer });
  const email = "ada-" + Math.random().toString(36).slice(2) + "@example.com";
  const { data } = await latch.signUp({ body: { email, password: "correct horse battery staple" } });
  const me = await latch.getMe();
  const headers = { authorization: "Bearer " + (await accessToken()) };
  const request = new Request("https://pets.example.com", { headers });
  const principal = await verify.createVerifier({ issuer }).verify(request);
  const event = webhooks.verifyWebhook(secret, webhook.headers, webhook.body);
  const app = next?.createLatchNext({ baseUrl: issuer, appUrl: "https://pets.example.com" });
  return {
    isSame: me.data.id === principal.userId && data.user.id === principal.userId,
    event: event.type,
    functions: [typeof app?.proxy, typeof react?.useSession].join(),
  };
}
`;

/** A webhook with a signature of now. */
function signedWebhook() {
  const body = JSON.stringify({ id: "evt_1", type: "user.deleted", data: { userId: "usr_1" } });
  const now = new Date();
  const headers = {
    "webhook-id": "evt_1",
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign("evt_1", now, body),
  };
  return { body, headers };
}

const run = `
use(entries, JSON.parse(process.env.INPUT)).then((found) =>
  console.log(JSON.stringify({ ...found, version: process.version })));
`;

beforeAll(() => {
  project = createProject(
    folder,
    [inject("clientTarball"), "react@^19.3.1", "@types/react@^19.3.3"],
    {
      "import.mjs": `${entries.map((name) => `import * as ${name} from "${pathOf(name)}";`).join("\n")}
      const entries = { ${entries} };${use}${run}`,
      "require.cjs": `const entries = { ${entries.map((name) => `${name}: require("${pathOf(name)}")`)} };${use}${run}`,
    },
  );
});

afterAll(() => {
  for (const remove of removals) remove();
});

/** Installs a version of Node from the registry. @returns the program */
function installNode(version: string): string {
  const home = join(folder, `node-${version}`);
  mkdirSync(home);
  writeFiles(home, { "package.json": '{ "private": true }' });
  runNpm(home, "install", "--prefer-offline", "--no-audit", "--no-fund", `node@${version}`);
  return join(home, "node_modules/node/bin/node");
}

// The lowest versions of the two lines that load ES modules with `require`, and the present one.
describe.each(["20.19.0", "22.12.0", "24"])("on Node %s", (version) => {
  let node = "";
  beforeAll(() => {
    node = installNode(version);
  });

  test.each(["import.mjs", "require.cjs"])("%s uses each entry of the tarball", async (file) => {
    const { issuer } = await startApi(onTestFinished);
    const INPUT = JSON.stringify({ issuer, secret, webhook: signedWebhook() });
    const { stdout, stderr } = await startCommand(node, [join(project, file)], { INPUT }).ended;
    expect(JSON.parse(stdout || "null"), stderr).toEqual({
      isSame: true,
      event: "user.deleted",
      functions: "function,function",
      version: expect.stringMatching(`^v${version}`),
    });
  });
});

test("a worker uses the entries of the tarball in workerd", async () => {
  const { issuer } = await startApi(onTestFinished);
  const used = ["client", "verify", "webhooks"];
  const { outputFiles } = await build({
    stdin: {
      contents: `${used.map((name) => `import * as ${name} from "${pathOf(name)}";`).join("\n")}${use}
        export default {
          fetch: async (request) => Response.json(await use({ ${used} }, await request.json())),
        };`,
      resolveDir: project,
    },
    bundle: true,
    format: "esm",
    // As Wrangler bundles a worker.
    platform: "browser",
    conditions: ["workerd", "worker", "browser"],
    write: false,
  });
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    modules: true,
    script: outputFiles[0]?.text ?? "",
    compatibilityDate: "2026-07-01",
  });
  onTestFinished(() => miniflare.dispose());
  const body = JSON.stringify({ issuer, secret, webhook: signedWebhook() });
  const response = await fetch(await miniflare.ready, { method: "POST", body });
  expect(await response.json()).toEqual({
    isSame: true,
    event: "user.deleted",
    functions: "undefined,undefined",
  });
});

const program = `
import { createLatchSession, isProblem, type User } from "@latch/client";
import { createLatchNext } from "@latch/client/next";
import { LatchProvider, useCan, useSession } from "@latch/client/react";
import { createVerifier, guardHono, type Requirement } from "@latch/client/verify";
import { verifyWebhook } from "@latch/client/webhooks";
export const session = createLatchSession({ baseUrl: "https://auth.example.com" });
const { data, error } = await session.latch.logIn({ body: { identifier: "ada", password: "secret" } });
export const user: User | undefined = data?.status === "signed_in" ? data.user : undefined;
export const isWrong: boolean = isProblem(error, "invalid_credentials");
export const guard = guardHono(createVerifier({ issuer: "https://auth.example.com" }), { role: "agent" });
// @ts-expect-error there is no such role
export const wrongRole: Requirement = { role: "root" };
export function App() {
  const state = useSession();
  const { allowed } = useCan("listUsers");
  // @ts-expect-error there is no such operation
  useCan("listPets");
  return <LatchProvider session={session}>{state.status === "signed_in" && allowed && state.user.email}</LatchProvider>;
}
export { createLatchNext, verifyWebhook };
`;

const compilers = {
  "TypeScript of the project": join(root, "node_modules/typescript/bin/tsc"),
  "TypeScript 5.9": join(root, "test/node_modules/typescript/bin/tsc"),
};

describe.each(Object.entries(compilers))("%s checks the types", (_, compiler) => {
  test.each([
    ["node16", "node16"],
    ["esnext", "bundler"],
  ])("with the module system %s, resolved as %s", async (module, resolution) => {
    writeFiles(project, { "check.tsx": program });
    const args = [
      ...["--strict", "--noEmit", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"],
      ...["--skipLibCheck", "false", "--target", "es2022", "--jsx", "react-jsx"],
      ...["--lib", "es2023,dom,dom.iterable", "--module", module, "--moduleResolution", resolution],
    ];
    const { code, stdout } = await startCommand(
      process.execPath,
      [compiler, ...args, join(project, "check.tsx")],
      {},
      { base: project },
    ).ended;
    expect(code, stdout).toBe(0);
  });
});
