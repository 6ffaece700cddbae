import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npmCommand } from "@latch/dev/npm";
import type { TestProject } from "vitest/node";
import { root } from "../processes/program.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The packed `@latch/client`, which the examples install. */
    clientTarball: string;
  }
}

/** Packs the client once for the whole run. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "latch-client-"));
  execFileSync(process.execPath, ["scripts/packages.ts", join(folder, "built"), "client"], {
    cwd: root,
  });
  const words = ["pack", "--silent", "--pack-destination", folder];
  const { command, args } = npmCommand(words, process.env);
  execFileSync(command, args, { cwd: join(folder, "built/client") });
  project.provide(
    "clientTarball",
    join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? ""),
  );
  return () => rmSync(folder, { recursive: true });
}
