/**
 * `npm run build:worker`: bundles the API as one module for the edge, copies its assets, and prints its
 * size.
 */
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { assets, esbuildOptions } from "../infra/bundle.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * KiB. Every isolate scans the module again. A fifth of it is Stripe's SDK, which runs only for payments, and a
 * quarter verifies passkeys, at their first use.
 */
export const workerSizeLimit = 1450;

/**
 * Bundles the worker like wrangler does: with the browser builds of the dependencies, without Node's modules.
 * @returns the code, and its size in KiB
 */
export async function bundleWorker(): Promise<{ code: string; size: number }> {
  const { outputFiles } = await build({
    ...esbuildOptions,
    entryPoints: [join(root, "packages/edge/src/index.ts")],
    bundle: true,
    minify: true,
    write: false,
    platform: "browser",
    format: "esm",
    conditions: ["bundled", "workerd", "worker", "browser"],
    mainFields: ["browser", "module", "main"],
    external: ["cloudflare:workers"],
    logLevel: "warning",
  });
  const code = outputFiles[0]?.text ?? "";
  return { code, size: Buffer.byteLength(code) / 1024 };
}

if (import.meta.main) {
  const folder = join(root, "dist/worker");
  rmSync(folder, { recursive: true, force: true });
  for (const { from, to } of assets) cpSync(join(root, from), join(folder, "assets", to));
  const { code, size } = await bundleWorker();
  writeFileSync(join(folder, "worker.mjs"), code);
  const zipped = gzipSync(code).length / 1024;
  console.log(
    `worker: ${Math.ceil(size)} KiB of at most ${workerSizeLimit}, ${Math.ceil(zipped)} zipped`,
  );
  if (size > workerSizeLimit) process.exitCode = 1;
}
