/**
 * `npm run build:server`: bundles the entries of the server into dist/server/. `npm ci` runs it, too. `npm start` and the
 * others run a bundle until one of its sources changes. Plain JavaScript, because an older Node may run it.
 */
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}dist/server`;

/** Uses the places of files in dist/server/ instead of those in the workspace. */
const bundledPlaces = {
  name: "bundled-places",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]server[\\/]src[\\/]places\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path.replace("places.ts", "places-bundled.ts"), "utf8"),
      loader: "ts",
    }));
  },
};

/** Returns esbuild, or undefined in an installation without the tools of development. */
async function loadEsbuild() {
  try {
    return await import("esbuild");
  } catch (error) {
    if (error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

/** Writes the bundles, and what they were made of. */
async function bundle(esbuild) {
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await esbuild.build({
    entryPoints: {
      main: `${root}packages/server/src/main.ts`,
      tasks: `${root}packages/server/src/tasks.ts`,
      worker: `${root}packages/server/src/worker.ts`,
      "hashing-thread": `${root}packages/server/src/http/hashing-thread.ts`,
    },
    absWorkingDir: root,
    outdir: folder,
    // One folder, in which the modules find the files beside them.
    chunkNames: "chunk-[hash]",
    bundle: true,
    splitting: true,
    metafile: true,
    sourcemap: true,
    sourcesContent: false,
    minifySyntax: true,
    minifyWhitespace: true,
    platform: "node",
    target: "node24",
    format: "esm",
    mainFields: ["module", "main"],
    conditions: ["bundled", "module"],
    // The settings of the compiler, which an image does not contain, change nothing.
    tsconfigRaw: "{}",
    // They load files of their own by path.
    external: ["piscina"],
    // CommonJS modules in the bundle load Node's modules by `require`.
    banner: {
      js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);',
    },
    plugins: [bundledPlaces],
    logLevel: "warning",
  });
  // By these, `npm start` recognizes a change of a source. npm writes the last one with each installation.
  const sources = Object.keys(metafile.inputs).filter((path) => path.startsWith("packages/"));
  const inputs = [...sources, "node_modules/.package-lock.json"].map((path) => {
    const { mtimeMs, size } = statSync(`${root}${path}`);
    return [path, mtimeMs, size];
  });
  writeFileSync(`${folder}/inputs.json`, JSON.stringify(inputs));
}

const esbuild = await loadEsbuild();
try {
  if (esbuild) await bundle(esbuild);
} catch (error) {
  if (process.env.npm_lifecycle_event !== "postinstall") throw error;
  // An error in a source does not stop the installation, by which a developer begins to fix it.
  console.error("There is no bundle of the server: `npm start` runs the sources instead.");
}
