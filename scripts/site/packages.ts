/** The reference of the packages that other projects install, by TypeDoc. */
import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { published } from "../published.ts";
import { type Page, titleOf } from "./page.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const site = join(root, "site");
/** Modules that export what each package exports, under its name: TypeDoc names pages after them. */
const entries = join(site, "entries");

/** The modules of the published packages: name and source. A server is started, not imported: it has one module. */
const modules = published.flatMap((folder) => {
  const manifest = JSON.parse(readFileSync(join(root, "packages", folder, "package.json"), "utf8"));
  const exported = Object.entries<string>(manifest.exports);
  return exported
    .filter(([name]) => folder !== "server" || name === ".")
    .map(([name, source]) => ({
      name: posix.join(manifest.name, name),
      file: `${posix.join(folder, name).replaceAll("/", "-")}.ts`,
      source: posix.join("../../packages", folder, source),
      description: name === "." ? manifest.description : "",
    }));
});

/** Writes the pages with TypeDoc, and reads them. @throws when a link in a comment leads nowhere */
export function packagePages(): Page[] {
  rmSync(entries, { recursive: true, force: true });
  mkdirSync(entries);
  for (const { name, file, source, description } of modules) {
    const text = `/**\n * ${description}\n * @module ${name}\n */\nexport * from ${JSON.stringify(source)};\n`;
    writeFileSync(join(entries, file), text);
  }
  const out = join(entries, "out");
  const script = join(site, "node_modules/typedoc/bin/typedoc");
  execFileSync(process.execPath, [script, "--options", "typedoc.json", "--out", out], {
    cwd: site,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const files = globSync("**/*.md", { cwd: out }).map((file) => file.replaceAll(sep, "/"));
  return ["index.md", ...files.filter((file) => file !== "index.md").sort()].map((file) => {
    const text = readFileSync(join(out, file), "utf8");
    return { path: `reference/packages/${file}`, title: titleOf(text, file), text };
  });
}
