/**
 * `npm run build:packages`: compiles the packages that other projects install into dist/packages/, ready for
 * `npm pack`. In the workspace their manifests point to the TypeScript sources; the published ones point to what
 * the compiler has written.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { published } from "./published.ts";

type Manifest = Record<string, unknown> & { exports: Record<string, string> };

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const compiler = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");

for (const name of published) build(name);

function build(name: string): void {
  const source = join(root, "packages", name);
  const target = join(root, "dist/packages", name);
  rmSync(target, { recursive: true, force: true });
  execFileSync(process.execPath, [compiler, "-p", join(source, "tsconfig.build.json")], {
    stdio: "inherit",
  });
  for (const file of globSync("**/*.d.ts", { cwd: target })) {
    const path = join(target, file);
    // The compiler rewrites the names of imported files in the code, not in the declarations.
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replaceAll(/(?<=from |import\()"(\.[^"]+)\.ts"/g, '"$1.js"'));
  }
  const manifest = JSON.parse(readFileSync(join(source, "package.json"), "utf8")) as Manifest;
  writeFileSync(join(target, "package.json"), `${JSON.stringify(toPublish(manifest), null, 2)}\n`);
  copyFileSync(join(root, "LICENSE"), join(target, "LICENSE"));
  copyFileSync(join(source, "README.md"), join(target, "README.md"));
}

/** Returns the manifest of the compiled package. */
function toPublish({ private: _, exports, ...rest }: Manifest): Record<string, unknown> {
  const compiled = (file: string, extension: string) =>
    file.replace("./src/", "./").replace(/\.ts$/, extension);
  return {
    ...rest,
    sideEffects: false,
    engines: { node: ">=20.19" },
    exports: Object.fromEntries(
      Object.entries(exports).map(([path, file]) => [
        path,
        { types: compiled(file, ".d.ts"), default: compiled(file, ".js") },
      ]),
    ),
    publishConfig: { access: "public", provenance: true },
  };
}
