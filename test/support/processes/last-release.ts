import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { root, temporaryFolder } from "./program.ts";

/** The subject of the commits of `npm run release` (.changeset/README.md). */
const subject = "^chore: release ";

const git = (...args: string[]): Buffer =>
  execFileSync("git", args, { cwd: root, maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "pipe"] });

/**
 * Checks out the last release from the history, with the libraries that are installed now.
 * @param atEnd receives the function that removes the folder
 * @throws if the history does not contain it, as that of a shallow clone
 */
export function checkOutLastRelease(atEnd?: (remove: () => void) => void): string {
  const commit = git("log", "-1", "--format=%H", `--grep=${subject}`).toString().trim();
  if (!commit) {
    throw new Error(`The history has no commit "${subject}": fetch it by git fetch --unshallow`);
  }
  const folder = temporaryFolder(atEnd);
  execFileSync("tar", ["-x", "-C", folder], { input: git("archive", commit) });
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "@latch"), { recursive: true });
  // Not the link to a package of the present release.
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name === "@latch") continue;
    symlinkSync(join(root, "node_modules", name), join(modules, name), "junction");
  }
  for (const name of readdirSync(join(folder, "packages"))) {
    symlinkSync(join(folder, "packages", name), join(modules, "@latch", name), "junction");
  }
  return folder;
}
