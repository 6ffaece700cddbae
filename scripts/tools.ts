/** Packages that `npm ci` does not install: of test/package.json for checks, of site/package.json for the documentation site. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { npmCommand } from "@latch/dev/npm";

const root = fileURLToPath(new URL("../", import.meta.url));
const require = createRequire(join(root, "test/package.json"));

/** What needs the packages of a folder with its own lockfile. */
const purposes = { test: "which only checks need", site: "which only the documentation needs" };

/** Installs the packages of a folder, unless they are those of its lockfile. */
export function installPackages(name: keyof typeof purposes): void {
  const folder = join(root, name);
  /** Contains the hash of the lockfile that the installation completed with. */
  const stamp = join(folder, "node_modules/.installed");
  const lock = createHash("sha256")
    .update(readFileSync(join(folder, "package-lock.json")))
    .digest("hex");
  if (readIfExists(stamp) === lock) return;
  console.error(`Installing the packages of ${name}/package.json, ${purposes[name]} …`);
  const { command, args } = npmCommand(["ci", "--no-audit", "--no-fund"], process.env);
  execFileSync(command, args, { cwd: folder, stdio: "inherit" });
  writeFileSync(stamp, lock);
}

/** Installs the packages that checks need. */
export const installTools = (): void => installPackages("test");

/** Loads one of the packages that checks need. */
export function requireTool(name: string): unknown {
  installTools();
  return require(name);
}

/** Returns the script of a command, such as `biome`. @throws when no package has the command */
export function toolScript(command: string): string {
  installTools();
  const { dependencies } = require("./package.json") as { dependencies: Record<string, string> };
  for (const name of Object.keys(dependencies)) {
    const file = require.resolve(`./node_modules/${name}/package.json`);
    const { bin } = require(file) as { bin?: string | Record<string, string> };
    const path = typeof bin === "string" ? name === command && bin : bin?.[command];
    if (path) return join(dirname(file), path);
  }
  throw new Error(`No package of test/package.json has the command ${command}.`);
}

function readIfExists(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
