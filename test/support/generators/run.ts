import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { inject } from "vitest";

/** Runs a script of the installed generators in their folder. @throws with its output when it fails */
export function runGenerator(script: string, ...args: string[]): void {
  const folder = inject("generators");
  const path = join(folder, "node_modules", script);
  execFileSync(process.execPath, [path, ...args], { cwd: folder, encoding: "utf8", stdio: "pipe" });
}
