import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { type BuildOptions, build } from "esbuild";
import { bytesAtStart } from "../bundle.ts";
import { account, region } from "./mocks.ts";
import { root } from "./platform.ts";

/** A function as it was built: its links go into an encrypted file of the bundle. */
type Built = {
  handler: string;
  links: Record<string, unknown>;
  /** What is copied beside the bundle. */
  files: string[];
  /** Of what is loaded at the start. */
  bytes: number;
};

type BuildInput = {
  functionID: string;
  handler: string;
  links: Record<string, unknown>;
  copyFiles: { to: string }[];
  properties: { minify?: boolean; splitting?: boolean; esbuild?: BuildOptions };
};

/** What SST's own build says (pkg/runtime/node/build.go), and over it what the function says. */
async function measure(handler: string, properties: BuildInput["properties"]): Promise<number> {
  const { metafile } = await build({
    target: "es2024",
    mainFields: ["module", "main"],
    keepNames: true,
    ...properties.esbuild,
    minify: properties.minify ?? false,
    splitting: properties.splitting ?? false,
    metafile: true,
    write: false,
    absWorkingDir: root,
    entryPoints: { bundle: handler.replace(/\.\w+$/, ".ts") },
    outdir: ".",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "silent",
    banner: {
      js: 'import{createRequire}from"module";const require=createRequire(import.meta.url);',
    },
  });
  return bytesAtStart(metafile.outputs, "bundle.mjs");
}

/**
 * The calls that SST's command answers to its components, at the address in $SST_SERVER.
 * @param scratch for what is built
 * @param shared what evaluations of the same sources keep for each other: a bundle is made once
 */
export async function startRpc(scratch: string, shared: string) {
  const built: Record<string, Built> = {};

  async function bytesOf(handler: string, properties: BuildInput["properties"]): Promise<number> {
    const key = createHash("sha256")
      .update(JSON.stringify([handler, properties]))
      .digest("hex");
    const known = join(shared, key);
    if (existsSync(known)) return Number(readFileSync(known, "utf8"));
    const bytes = await measure(handler, properties);
    // Whole or not at all: another evaluation may be looking.
    const whole = join(scratch, key);
    writeFileSync(whole, String(bytes));
    renameSync(whole, known);
    return bytes;
  }

  async function buildFunction({ functionID, handler, links, copyFiles, properties }: BuildInput) {
    const out = join(scratch, functionID);
    mkdirSync(out, { recursive: true });
    built[functionID] = {
      handler,
      // The type of a mocked resource names the stack, the type of a real one does not.
      links: JSON.parse(JSON.stringify(links).replaceAll("pulumi.pulumi.Stack$", "")),
      files: copyFiles.map(({ to }) => to),
      bytes: await bytesOf(handler, properties),
    };
    return { handler: `bundle.${handler.split(".").at(-1)}`, out, errors: [], sourcemaps: [] };
  }

  const methods: Record<string, (input: never) => unknown> = {
    "Provider.Aws.Bootstrap": () => ({
      asset: "mock-asset-bucket",
      state: "mock-state-bucket",
      assetEcrRegistryId: account,
      assetEcrUrl: `${account}.dkr.ecr.${region}.amazonaws.com/sst-asset`,
      appsyncHttp: "mock.appsync",
      appsyncRealtime: "mock.appsync",
    }),
    "Provider.Aws.Appsync": () => ({ http: "mock.appsync", realtime: "mock.appsync" }),
    "Runtime.AddTarget": () => true,
    "Runtime.Build": buildFunction,
  };

  async function answer({ method, params }: { method: string; params: unknown[] }) {
    const called = methods[method];
    if (!called) return { error: `rpc: can't find ${method}` };
    try {
      return { result: await called(params[0] as never) };
    } catch (error) {
      return { error: String(error) };
    }
  }

  const server = createServer(async (request, response) => {
    const reply = await answer((await json(request)) as Parameters<typeof answer>[0]);
    response.writeHead(200, { "content-type": "application/json", connection: "close" });
    response.end(JSON.stringify(reply));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, built };
}
