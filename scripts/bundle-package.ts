import { execFileSync } from "node:child_process";
import { copyFileSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import type { BundledPackage } from "./published.ts";

type Versions = Record<string, string>;
type Manifest = { dependencies?: Versions; devDependencies?: Versions };

/** What is loaded by its path, so that no import names it. */
const loadedByPath = ["fauxqs", "swagger-ui-dist"];

/** The embedded DynamoDB of each platform. npm installs the one that fits. */
const emulators = ["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64", "win32-x64"];

/** Uses the places of files in a published package instead of those in the workspace. */
const publishedPlaces: Plugin = {
  name: "published-places",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]server[\\/]src[\\/]places\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path.replace("places.ts", "places-published.ts"), "utf8"),
      loader: "ts",
    }));
  },
};

/** Leaves the packages of the registry to npm, which installs them as dependencies. `#` names a file of a package. */
const externalPackages: Plugin = {
  name: "external-packages",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./#]/ }, ({ path, kind }) =>
      kind === "entry-point" || path.startsWith("@latch/") ? undefined : { path, external: true },
    );
  },
};

/**
 * Bundles the packages of the workspace that a published package uses.
 * @returns the fields of its manifest
 */
export async function bundlePackage(
  { entries, files, manifest, types }: BundledPackage,
  { root, target, compiler }: { root: string; target: string; compiler: string },
): Promise<Record<string, unknown>> {
  const { metafile } = await build({
    entryPoints: Object.fromEntries(
      Object.entries(entries).map(([name, file]) => [name, join(root, file)]),
    ),
    absWorkingDir: root,
    outdir: target,
    // One folder, in which the modules find the files beside them.
    chunkNames: "chunk-[hash]",
    bundle: true,
    splitting: true,
    metafile: true,
    platform: "node",
    target: "node24",
    format: "esm",
    plugins: [publishedPlaces, externalPackages],
    logLevel: "warning",
  });
  for (const [name, file] of Object.entries(files)) {
    copyFileSync(join(root, file), join(target, name));
  }
  if (types) copyTypes(types, { root, target, compiler });
  const imported = Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external).map(({ path }) => packageOf(path)),
  );
  const names = new Set([...imported, ...loadedByPath].filter((name) => !name.startsWith("node:")));
  return {
    ...manifest,
    engines: { node: ">=24" },
    dependencies: versionsOf([...names].sort(), root),
    optionalDependencies: emulatorVersions(root),
  };
}

/** Returns the name of the package that an import belongs to. */
function packageOf(path: string): string {
  const [scope = "", name] = path.split("/");
  return scope.startsWith("@") ? `${scope}/${name}` : scope;
}

/** Returns the versions of packages that the manifests of the workspace name. @throws if none names one */
function versionsOf(names: string[], root: string): Versions {
  const known: Versions = {};
  for (const file of globSync("packages/*/package.json", { cwd: root })) {
    const { dependencies, devDependencies } = readManifest(join(root, file));
    Object.assign(known, devDependencies, dependencies);
  }
  return Object.fromEntries(
    names.map((name) => {
      const version = known[name];
      if (!version) throw new Error(`No package of the workspace names the version of ${name}.`);
      return [name, version];
    }),
  );
}

function emulatorVersions(root: string): Versions {
  const { optionalDependencies = {} } = readManifest(join(root, "packages/dev/package.json"));
  const [version = ""] = Object.values(optionalDependencies);
  return Object.fromEntries(emulators.map((platform) => [`@dynoxide/${platform}`, version]));
}

const readManifest = (file: string): Manifest & { optionalDependencies?: Versions } =>
  JSON.parse(readFileSync(file, "utf8"));

/** Compiles the declarations of a package, and copies those that are public. */
function copyTypes(
  { folder, files }: NonNullable<BundledPackage["types"]>,
  { root, target, compiler }: { root: string; target: string; compiler: string },
): void {
  const draft = mkdtempSync(join(tmpdir(), "latch-types-"));
  try {
    const project = join(root, folder, "tsconfig.build.json");
    execFileSync(process.execPath, [compiler, "-p", project, "--outDir", draft], {
      stdio: "inherit",
    });
    for (const name of files) {
      const [file = ""] = globSync(`**/testing/src/${name}`, { cwd: draft });
      copyFileSync(join(draft, file), join(target, name));
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
