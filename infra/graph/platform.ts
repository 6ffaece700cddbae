import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const platform = join(root, ".sst/platform");
const config = join(root, "sst.config.ts");

/** The instance of Pulumi's SDK that SST's components use. */
export const pulumi: typeof import("@pulumi/pulumi") = createRequire(
  join(platform, "package.json"),
)("@pulumi/pulumi");

type App = { name: string; removal?: string; protect?: boolean };
type Program = {
  run(program: () => Promise<unknown>): Promise<unknown>;
  mod: { run(): Promise<unknown> };
};

/** Returns the result of `app()` in sst.config.ts for a stage. @param folder see `load` */
export async function loadApp(stage: string, folder: string) {
  const { mod } = (await load(`export { default as mod } from ${JSON.stringify(config)};`, folder, {
    banner: "const $config = (input) => input;",
  })) as { mod: { app(input: { stage: string }): App | Promise<App> } };
  const app = await mod.app({ stage });
  return { ...app, stage, removal: app.removal ?? "retain", protect: app.protect ?? false };
}

/**
 * Loads sst.config.ts together with the part of SST that runs it, built like SST's command does.
 * @param folder see `load`
 */
export async function loadProgram(folder: string): Promise<Program> {
  const providers = JSON.parse(readFileSync(join(root, ".sst/provider-lock.json"), "utf8")) as {
    alias: string;
    package: string;
  }[];
  const globals = [
    ...providers.map(({ alias, package: name }) => `import * as ${alias} from "${name}";`),
    `import * as sst from ${JSON.stringify(join(platform, "src/components"))};`,
  ].join("");
  return (await load(
    `export { run } from ${JSON.stringify(join(platform, "src/auto/run.ts"))};
     export { default as mod } from ${JSON.stringify(config)};`,
    folder,
    { globals, inject: [join(platform, "src/shim/run.js")] },
  )) as Program;
}

function linkPackages(folder: string): void {
  try {
    symlinkSync(join(platform, "node_modules"), join(folder, "node_modules"));
  } catch (error) {
    // A concurrent evaluation has created it.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/**
 * Bundles and imports a module. `globals` are prepended to every file except SST's own.
 * @param folder the cache of bundles: evaluations of the same sources with the same folder share one
 */
async function load(
  contents: string,
  folder: string,
  { banner = "", globals = "", inject = [] as string[] },
): Promise<unknown> {
  // The bundle resolves its external packages there.
  linkPackages(folder);
  const key = createHash("sha256").update(JSON.stringify([contents, banner, globals, inject]));
  const bundle = join(folder, `${key.digest("hex")}.mjs`);
  if (existsSync(bundle)) return import(pathToFileURL(bundle).href);
  const outfile = join(folder, `${crypto.randomUUID()}.mjs`);
  await build({
    stdin: { contents, resolveDir: root, sourcefile: "graph.ts", loader: "ts" },
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
    mainFields: ["module", "main"],
    nodePaths: [join(platform, "node_modules")],
    inject,
    banner: {
      js: `import{createRequire}from"node:module";const require=createRequire(import.meta.url),__filename=import.meta.filename,__dirname=import.meta.dirname;${banner}`,
    },
    external: [
      "@pulumi/*",
      "@pulumiverse/*",
      "@sst-provider/*",
      "@aws-sdk/*",
      "archiver",
      "esbuild",
      "glob",
      "undici",
      "vite",
    ],
    plugins: [
      {
        name: "globals",
        setup({ onLoad }) {
          onLoad({ filter: /\.[jt]sx?$/ }, ({ path }) =>
            path.includes("/.sst/")
              ? undefined
              : { contents: `${globals}\n${readFileSync(path, "utf8")}`, loader: "default" },
          );
        },
      },
    ],
  });
  // Renamed when complete, because a concurrent evaluation may read it.
  renameSync(outfile, bundle);
  return import(pathToFileURL(bundle).href);
}
