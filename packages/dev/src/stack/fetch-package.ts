import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { npmCommand } from "../npm.ts";
import { cacheFolder, type Host } from "./host.ts";

/** A package and its exact version. */
export type PinnedPackage = { name: string; version: string };

/** Returns the folder of a package in the cache, or undefined when it was not fetched yet. */
export function findFetched(host: Host, { name, version }: PinnedPackage): string | undefined {
  const folder = join(cachedFolder(host, { name, version }), "node_modules", name);
  return existsSync(join(folder, "package.json")) ? folder : undefined;
}

/**
 * Fetches a package into the cache with the user's npm, which uses their registry, checks the integrity of
 * what it downloads, and shows its progress. No script of the package runs.
 * @returns the folder of the package, or undefined when npm fails, which has then printed why
 */
export async function fetchPackage(host: Host, pinned: PinnedPackage): Promise<string | undefined> {
  const { name, version } = pinned;
  const folder = cachedFolder(host, pinned);
  host.print(`Fetching ${name} ${version} with npm. This happens once.`);
  mkdirSync(cacheFolder(host), { recursive: true });
  // npm writes to a folder of its own, so that an interrupted installation never counts as complete.
  const draft = mkdtempSync(`${folder}.`);
  try {
    const arguments_ = [
      ...["install", "--prefix", draft, "--no-save", "--no-package-lock", "--ignore-scripts"],
      ...["--no-audit", "--no-fund", "--loglevel=error"],
      `${name}@${version}`,
    ];
    const { command, args } = npmCommand(arguments_, host.environment);
    const npm = spawn(command, args, { env: host.environment, stdio: ["ignore", 2, 2] });
    const [code] = await once(npm, "exit").catch(({ message }) => [host.print(message)]);
    if (code !== 0) return undefined;
    renameUnlessExists(draft, folder);
    return findFetched(host, pinned);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

const cachedFolder = (host: Host, { name, version }: PinnedPackage): string =>
  join(cacheFolder(host), `${name.replace("/", "+")}@${version}`);

/** Another process may have fetched the same package. */
function renameUnlessExists(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}
