import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npmCommand } from "@latch/dev/npm";

const own = fileURLToPath(new URL("../peers", import.meta.url));

/**
 * Installs the compared back ends from their own lockfile, into a temporary folder that a second run uses again.
 * @returns the folder, with their programs
 */
export function installPeers(): string {
  const lock = readFileSync(join(own, "package-lock.json"));
  const hash = createHash("sha256").update(lock).digest("hex").slice(0, 12);
  const folder = join(tmpdir(), `latch-peers-${hash}`);
  mkdirSync(folder, { recursive: true });
  for (const name of globSync(["*.json", "*.js"], { cwd: own })) {
    copyFileSync(join(own, name), join(folder, name));
  }
  if (!existsSync(join(folder, "node_modules/.package-lock.json"))) {
    const words = ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
    const { command, args } = npmCommand(words, process.env);
    execFileSync(command, args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  }
  return folder;
}
