import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { npmCommand } from "@latch/dev/npm";
import { root } from "../processes/program.ts";

/** Runs npm in a folder. @returns its output */
export function runNpm(folder: string, ...words: string[]): string {
  const { command, args } = npmCommand(words, process.env);
  const stdio = ["ignore", "pipe", "inherit"] as const;
  return execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: [...stdio] });
}

/** Builds a package that other projects install, and packs it. @returns the tarball */
export function packPackage(name: string, folder: string): string {
  execFileSync(process.execPath, ["scripts/packages.ts", join(folder, "built"), name], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const packed = mkdtempSync(join(folder, "packed-"));
  runNpm(join(folder, "built", name), "pack", "--silent", "--pack-destination", packed);
  return join(packed, readdirSync(packed)[0] ?? "");
}

/** Creates a project in a folder of its own, which installs packages: tarballs, or names with versions. @returns it */
export function createProject(
  parent: string,
  packages: string[],
  files: Record<string, string> = {},
): string {
  const project = mkdtempSync(join(parent, "project-"));
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');
  runNpm(project, "install", "--prefer-offline", "--no-audit", "--no-fund", ...packages);
  writeFiles(project, files);
  return project;
}

/** Writes files by their path. */
export function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
