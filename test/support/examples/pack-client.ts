import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { packPackage } from "./tarballs.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The packed `@latch/client`, which the examples install. */
    clientTarball: string;
  }
}

/** Packs the client once for the whole run. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "latch-client-"));
  project.provide("clientTarball", packPackage("client", folder));
  return () => rmSync(folder, { recursive: true });
}
