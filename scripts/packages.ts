/**
 * `npm run build:packages [-- FOLDER PACKAGE …]`: compiles the packages that other projects install, into
 * dist/packages/ by default, ready for `npm pack`. In the workspace their manifests point to the TypeScript sources; the
 * published ones point to what the compiler has written.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundlePackage } from "./bundle-package.ts";
import { bundledPackages, published } from "./published.ts";

type Manifest = Record<string, unknown> & { exports: Record<string, string> };

const root = fileURLToPath(new URL("..", import.meta.url));
const [folder = join(root, "dist/packages"), ...names] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const compiler = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");

for (const name of published) {
  if (names.length === 0 || names.includes(name)) await build(name);
}

async function build(name: string): Promise<void> {
  const source = join(root, "packages", name);
  const target = join(folder, name);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(source, "package.json"), "utf8")) as Manifest;
  const bundled = bundledPackages[name];
  const changed = bundled
    ? await bundlePackage(bundled, { root, target, compiler })
    : compile(source, target, manifest);
  fixDeclarations(target);
  const { private: _, devDependencies: _tools, ...rest } = manifest;
  const complete = {
    ...rest,
    sideEffects: false,
    ...changed,
    ...repositoryOf(name, process.env),
    publishConfig: { access: "public", provenance: true },
  };
  writeFileSync(join(target, "package.json"), `${JSON.stringify(complete, null, 2)}\n`);
  copyFileSync(join(root, "LICENSE"), join(target, "LICENSE"));
  copyFileSync(join(source, "README.md"), join(target, "README.md"));
}

/** Returns the repository that builds a package on GitHub, which npm compares with the provenance. */
function repositoryOf(name: string, { GITHUB_SERVER_URL, GITHUB_REPOSITORY }: NodeJS.ProcessEnv) {
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY) return {};
  const url = `git+${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}.git`;
  return { repository: { type: "git", url, directory: `packages/${name}` } };
}

/** Rewrites the names of imported files in declarations: the compiler does it in the code only. */
function fixDeclarations(target: string): void {
  for (const file of globSync("**/*.d.ts", { cwd: target })) {
    const path = join(target, file);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replaceAll(/(?<=from |import\()"(\.[^"]+)\.ts"/g, '"$1.js"'));
  }
}

/** Compiles each module of a package. @returns the fields of its manifest that name them */
function compile(source: string, target: string, { exports }: Manifest): Record<string, unknown> {
  execFileSync(
    process.execPath,
    [compiler, "-p", join(source, "tsconfig.build.json"), "--outDir", target],
    {
      stdio: "inherit",
    },
  );
  const compiled = (file: string, extension: string) =>
    file.replace("./src/", "./").replace(/\.ts$/, extension);
  return {
    engines: { node: "^20.19.0 || >=22.12.0" },
    exports: Object.fromEntries(
      Object.entries(exports).map(([path, file]) => [
        path,
        { types: compiled(file, ".d.ts"), default: compiled(file, ".js") },
      ]),
    ),
  };
}
