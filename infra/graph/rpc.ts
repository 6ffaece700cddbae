import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { type BuildOptions, build } from "esbuild";
import { measureStartBytes } from "../bundle.ts";
import { account, region } from "./mocks.ts";
import { root } from "./platform.ts";

/** A function that was built, with its links, which SST encrypts in a file of the bundle. */
type BuiltFunction = {
  handler: string;
  links: Record<string, unknown>;
  /** The files that are copied beside the bundle. */
  files: string[];
  /** The size of the code that is loaded at the start. */
  bytes: number;
};

type BuildInput = {
  functionID: string;
  handler: string;
  links: Record<string, unknown>;
  copyFiles: { to: string }[];
  properties: { minify?: boolean; splitting?: boolean; esbuild?: BuildOptions };
};

/**
 * Builds a function with the options of SST (pkg/runtime/node/build.go) and of the function.
 * @returns bytes at the start
 */
async function buildAndMeasure(
  handler: string,
  properties: BuildInput["properties"],
): Promise<number> {
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
  return measureStartBytes(metafile.outputs, "bundle.mjs");
}

/**
 * Starts a server for the calls of SST's components to SST's command, which use the address in $SST_SERVER.
 * @param scratch the folder of the built functions
 * @param shared the cache that evaluations of the same sources share, so that each bundle is built once
 */
export async function startRpc(scratch: string, shared: string) {
  const built: Record<string, BuiltFunction> = {};

  async function cachedStartBytes(
    handler: string,
    properties: BuildInput["properties"],
  ): Promise<number> {
    const key = createHash("sha256")
      .update(JSON.stringify([handler, properties]))
      .digest("hex");
    const cacheFile = join(shared, key);
    if (existsSync(cacheFile)) return Number(readFileSync(cacheFile, "utf8"));
    const bytes = await buildAndMeasure(handler, properties);
    // Renamed when complete, because a concurrent evaluation may read it.
    const draftFile = join(scratch, key);
    writeFileSync(draftFile, String(bytes));
    renameSync(draftFile, cacheFile);
    return bytes;
  }

  async function buildFunction({ functionID, handler, links, copyFiles, properties }: BuildInput) {
    const out = join(scratch, functionID);
    mkdirSync(out, { recursive: true });
    built[functionID] = {
      handler,
      // The types of mocked resources contain the stack, the types of real ones do not.
      links: JSON.parse(JSON.stringify(links).replaceAll("pulumi.pulumi.Stack$", "")),
      files: copyFiles.map(({ to }) => to),
      bytes: await cachedStartBytes(handler, properties),
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

  async function callMethod({ method, params }: { method: string; params: unknown[] }) {
    const procedure = methods[method];
    if (!procedure) return { error: `rpc: can't find ${method}` };
    try {
      return { result: await procedure(params[0] as never) };
    } catch (error) {
      return { error: String(error) };
    }
  }

  const server = createServer(async (request, response) => {
    const reply = await callMethod((await json(request)) as Parameters<typeof callMethod>[0]);
    response.writeHead(200, { "content-type": "application/json", connection: "close" });
    response.end(JSON.stringify(reply));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, built };
}
