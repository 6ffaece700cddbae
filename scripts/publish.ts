/**
 * `node scripts/publish.ts [--dry-run]`: publishes what `npm run build:packages` has written into dist/packages/, with
 * provenance. The release workflow runs it, where nothing is installed. A version that the registry has already is left
 * out, so that a run which failed can be repeated.
 */
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
// By its path: nothing is installed where this runs.
import { npmCommand } from "../packages/dev/src/npm.ts";
import { published } from "./published.ts";
import { releaseFaults } from "./release-faults.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const isDryRun = process.argv.includes("--dry-run");
const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));

const packages = published.map((name) => {
  const folder = join("dist/packages", name);
  return { folder, manifest: read(join(folder, "package.json")) };
});
const faults = releaseFaults({
  tag: process.env["GITHUB_REF_NAME"],
  version: read("package.json").version,
  packages: packages.map(({ manifest }) => manifest),
  changesets: globSync(".changeset/*.md", { cwd: root, exclude: [".changeset/README.md"] }),
});
for (const fault of faults) console.error(fault);
if (faults.length > 0 && !isDryRun) process.exit(1);

for (const { folder, manifest } of packages) {
  const name = `${manifest.name}@${manifest.version}`;
  if (isInRegistry(name)) {
    console.log(`The registry has ${name} already.`);
    continue;
  }
  const words = ["publish", `./${folder}`, "--provenance", "--ignore-scripts"];
  const { status } = runNpm([...words, ...(isDryRun ? ["--dry-run"] : [])], "inherit");
  if (status !== 0) process.exit(1);
}

function runNpm(words: string[], stdio: "inherit" | "pipe") {
  const { command, args } = npmCommand(words, process.env);
  return spawnSync(command, args, { cwd: root, encoding: "utf8", stdio });
}

/** Returns whether the registry has a version of a package. @throws if the registry does not answer */
function isInRegistry(name: string): boolean {
  const { status, stdout } = runNpm(["view", name, "version", "--json"], "pipe");
  if (status === 0) return stdout.trim() !== "";
  if (JSON.parse(stdout || "{}").error?.code === "E404") return false;
  throw new Error(`The registry did not answer about ${name}: ${stdout}`);
}
