import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startTestDynamo } from "./start-test-dynamo.ts";

declare module "vitest" {
  interface ProvidedContext {
    dynamoEndpoint: string;
    /** For resources that are created once for a run. */
    runFolder: string;
  }
}

/** Starts one embedded DynamoDB for the whole run. Each harness has its own tables in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dynamo = await startTestDynamo();
  project.provide("dynamoEndpoint", dynamo.endpoint);
  const folder = mkdtempSync(join(tmpdir(), "latch-run-"));
  project.provide("runFolder", folder);
  return async () => {
    rmSync(folder, { recursive: true });
    await dynamo.stop();
  };
}
