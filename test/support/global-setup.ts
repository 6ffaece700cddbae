import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDynamo } from "@latch/dev";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    dynamoEndpoint: string;
    /** For what is made once in a run. */
    runFolder: string;
  }
}

/** One embedded DynamoDB for the whole run; each harness has tables of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dynamo = await startDynamo(process.env);
  project.provide("dynamoEndpoint", dynamo.endpoint);
  const folder = mkdtempSync(join(tmpdir(), "latch-run-"));
  project.provide("runFolder", folder);
  return async () => {
    rmSync(folder, { recursive: true });
    await dynamo.stop();
  };
}
