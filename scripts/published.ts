import { assets as functionAssets } from "../infra/bundle.ts";

/** The folders in packages/ of the packages that other projects install. */
export const published = ["client", "server", "testing"];

/** A published package that contains the code of the packages of the workspace which it uses. */
export type BundledPackage = {
  /** The modules, by the name of their file without `.js`. */
  entries: Record<string, string>;
  /** Files that are copied beside the modules. */
  files: Record<string, string>;
  /** The fields of its manifest that differ from those of the workspace. */
  manifest: Record<string, unknown>;
  /** The module and the types that it exports. Without it, the package has commands only. */
  types?: { folder: string; files: string[] };
};

/** The files of the pages, beside the modules instead of in a folder. */
const pages = functionAssets
  .filter(({ to }) => to.startsWith("pages/"))
  .map(({ from, to }) => [to.replace("pages/", ""), from]);

const assets = {
  ...Object.fromEntries(pages),
  "openapi.json": "openapi/openapi.json",
  "LoopbackDynamo.java": "packages/dev/src/stack/LoopbackDynamo.java",
};

export const bundledPackages: Record<string, BundledPackage> = {
  server: {
    entries: {
      main: "packages/cli/src/main.ts",
      api: "packages/dev/src/api.ts",
      tasks: "packages/server/src/tasks.ts",
      "hashing-thread": "packages/server/src/http/hashing-thread.ts",
    },
    files: { ...assets, "latch.js": "packages/cli/bin/published.js" },
    manifest: {
      description: "Latch on your machine: the command `latch`, with `latch dev`.",
      bin: { latch: "./latch.js" },
      exports: { "./package.json": "./package.json" },
    },
  },
  testing: {
    entries: { index: "packages/testing/src/index.ts" },
    files: assets,
    manifest: { exports: { ".": { types: "./index.d.ts", default: "./index.js" } } },
    types: { folder: "packages/testing", files: ["index.d.ts", "types.d.ts"] },
  },
};
